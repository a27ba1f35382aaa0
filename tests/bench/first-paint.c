/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times a program from exec to the first content on its window, then ends it. For X11 with the DAMAGE extension.
 *   first-paint PROGRAM [ARGUMENT...]
 * Prints one line: milliseconds until the window was mapped, until it was painted, milliseconds of CPU until then (all
 * threads), and the peak of its memory half a second later, in KiB.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LIMIT_MS 20000.
#define QUIET_MS 500.
#define MIN_SIZE 100            /* smaller windows are helpers of the toolkit */
#define MIN_PIXELS 100          /* that differ from the background, looked at on every second line and column */

typedef struct {
  Display *display;
  int      damage_event;
  Window   window;
  pid_t    pid;
  double   began;
  double   mapped;
  double   painted;
  double   cpu;
} Watch;

static double
clock_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* Exact, and of all threads, unlike the ticks in /proc. */
static double
cpu_ms (pid_t pid)
{
  clockid_t clock;

  return clock_getcpuclockid (pid, &clock) == 0 ? clock_ms (clock) : -1;
}

/* Mapping damages a window with its background already: content has three colours and some pixels of the later two. */
static int
has_content (XImage *image)
{
  unsigned long colors[3] = { 0 };
  int n_colors = 0, others = 0;

  for (int y = 0; y < image->height; y += 2)
    for (int x = 0; x < image->width; x += 2)
      {
        unsigned long color = XGetPixel (image, x, y);
        int i = 0;

        while (i < n_colors && colors[i] != color)
          i++;
        if (i == n_colors && n_colors < 3)
          colors[n_colors++] = color;
        others += i > 0;
      }
  return n_colors == 3 && others > MIN_PIXELS;
}

static int
shows_content (Watch *watch)
{
  XWindowAttributes attributes;
  XImage *image;
  int content;

  if (!XGetWindowAttributes (watch->display, watch->window, &attributes) || attributes.map_state != IsViewable)
    return 0;
  image = XGetImage (watch->display, watch->window, 0, 0, attributes.width, attributes.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return 0;
  content = has_content (image);
  XDestroyImage (image);
  return content;
}

static void
window_mapped (Watch *watch,
               Window window)
{
  XWindowAttributes attributes;

  if (watch->window != None || !XGetWindowAttributes (watch->display, window, &attributes))
    return;
  if (attributes.width < MIN_SIZE || attributes.height < MIN_SIZE)
    return;

  watch->window = window;
  watch->mapped = clock_ms (CLOCK_MONOTONIC) - watch->began;
  XDamageCreate (watch->display, window, XDamageReportRawRectangles);
}

static void
window_damaged (Watch *watch)
{
  double now = clock_ms (CLOCK_MONOTONIC);

  if (watch->painted >= 0 || !shows_content (watch))
    return;
  watch->painted = now - watch->began;
  watch->cpu = cpu_ms (watch->pid);
}

static void
handle_event (Watch  *watch,
              XEvent *event)
{
  if (event->type == MapNotify)
    window_mapped (watch, event->xmap.window);
  else if (event->type == watch->damage_event && ((XDamageNotifyEvent *) event)->drawable == watch->window)
    window_damaged (watch);
}

static void
watch_until (Watch *watch,
             double deadline)
{
  struct pollfd fd = { ConnectionNumber (watch->display), POLLIN, 0 };

  while (clock_ms (CLOCK_MONOTONIC) - watch->began < deadline)
    {
      if (!XPending (watch->display))
        poll (&fd, 1, 5);
      while (XPending (watch->display))
        {
          XEvent event;

          XNextEvent (watch->display, &event);
          handle_event (watch, &event);
        }
      if (watch->painted >= 0 && deadline == LIMIT_MS)
        deadline = watch->painted + QUIET_MS;
    }
}

static pid_t
start (char **argv)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      int null = open ("/dev/null", O_RDWR);

      dup2 (null, STDIN_FILENO);
      dup2 (null, STDOUT_FILENO);
      dup2 (null, STDERR_FILENO);
      execvp (argv[0], argv);
      _exit (127);
    }
  return pid;
}

static long
end (pid_t pid)
{
  struct rusage usage;

  for (int tries = 0; tries < 100; tries++)
    {
      kill (pid, tries < 99 ? SIGTERM : SIGKILL);
      usleep (20000);
      if (wait4 (pid, NULL, tries < 99 ? WNOHANG : 0, &usage) == pid)
        break;
    }
  return usage.ru_maxrss;
}

/* Windows may be gone before they are asked about. */
static int
ignore_error (Display     *display,
              XErrorEvent *error)
{
  return 0;
}

int
main (int    argc,
      char **argv)
{
  Watch watch = { .display = XOpenDisplay (NULL), .mapped = -1, .painted = -1, .cpu = -1 };
  int first_error;
  long peak;

  if (argc < 2 || watch.display == NULL
      || !XDamageQueryExtension (watch.display, &watch.damage_event, &first_error))
    {
      fprintf (stderr, "first-paint: no program, no display, or one without DAMAGE\n");
      return 2;
    }
  watch.damage_event += XDamageNotify;
  XSetErrorHandler (ignore_error);
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);

  watch.began = clock_ms (CLOCK_MONOTONIC);
  watch.pid = start (argv + 1);
  watch_until (&watch, LIMIT_MS);
  peak = end (watch.pid);
  printf ("%.2f %.2f %.2f %ld\n", watch.mapped, watch.painted, watch.cpu, peak);
  return watch.painted < 0;
}
