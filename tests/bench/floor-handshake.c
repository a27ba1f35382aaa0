/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The least that a program with GnuTLS can do: one handshake, one verification.
 *   floor-handshake ADDRESS PORT NAME ROOTS.pem|system
 * Prints what was negotiated and whether the chain is trusted.
 */
#include <arpa/inet.h>
#include <gnutls/gnutls.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int
connect_to (const char *address,
            const char *port)
{
  struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons (atoi (port)) };
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int on = 1;

  inet_pton (AF_INET, address, &to.sin_addr);
  setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return connect (fd, (const void *) &to, sizeof to) == 0 ? fd : -1;
}

static int
load_roots (gnutls_certificate_credentials_t credentials,
            const char                      *roots)
{
  if (strcmp (roots, "system") == 0)
    return gnutls_certificate_set_x509_system_trust (credentials);
  return gnutls_certificate_set_x509_trust_file (credentials, roots, GNUTLS_X509_FMT_PEM);
}

static int
handshake (gnutls_session_t session)
{
  int status;

  do
    status = gnutls_handshake (session);
  while (status < 0 && !gnutls_error_is_fatal (status));
  return status;
}

int
main (int    argc,
      char **argv)
{
  gnutls_certificate_credentials_t credentials;
  gnutls_session_t session;
  unsigned int problems = 0;
  int fd, n_roots;

  if (argc != 5)
    return 2;

  gnutls_certificate_allocate_credentials (&credentials);
  n_roots = load_roots (credentials, argv[4]);
  if ((fd = connect_to (argv[1], argv[2])) < 0)
    return 1;

  gnutls_init (&session, GNUTLS_CLIENT);
  gnutls_set_default_priority (session);
  gnutls_credentials_set (session, GNUTLS_CRD_CERTIFICATE, credentials);
  gnutls_server_name_set (session, GNUTLS_NAME_DNS, argv[3], strlen (argv[3]));
  gnutls_transport_set_int (session, fd);
  if (handshake (session) < 0 || gnutls_certificate_verify_peers3 (session, argv[3], &problems) < 0)
    return 1;

  printf ("%s roots: %d trusted: %s\n", gnutls_session_get_desc (session), n_roots, problems == 0 ? "yes" : "no");
  gnutls_bye (session, GNUTLS_SHUT_WR);
  close (fd);
  return 0;
}
