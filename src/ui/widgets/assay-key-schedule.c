/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/assay-key-schedule.h"

#include <glib/gi18n-lib.h>

#include "ui/assay-compat.h"
#include "ui/assay-wording.h"

#define INDENT      24    /* from a secret to what is derived from it */
#define TRUNK       12    /* from a secret's edge to the line down from it */
#define GAP         8     /* between two secrets */
#define RAIL        7     /* above keys side by side: the line that they hang from */
#define LINE        2
#define ARROW       5
#define LEAST_WIDTH 120
#define MOST_WIDTH  640

typedef struct {
  const AssayDerivation *derivation;
  GtkWidget             *button;
  int                    from[ASSAY_DERIVATION_MAX_FROM];   /* places of nodes, or -1 */
  int                    depth;
  gboolean               leaf;
  GtkAllocation          box;
} Node;

struct _AssayKeySchedule {
  GtkWidget    parent_instance;

  AssayProofs *proofs;
  GArray      *nodes;         /* of Node */
  int          selected;      /* or -1 */
};

enum {
  SELECTED_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayKeySchedule, assay_key_schedule, GTK_TYPE_WIDGET)

static Node *
get_node (AssayKeySchedule *self,
          int               place)
{
  return &g_array_index (self->nodes, Node, place);
}

static int
find_place (AssayKeySchedule *self,
            const char       *id)
{
  for (guint i = 0; id != NULL && i < self->nodes->len; i++)
    if (g_str_equal (get_node (self, (int) i)->derivation->id, id))
      return (int) i;
  return -1;
}

static gboolean
is_root (const Node *node)
{
  return node->from[0] < 0;
}

/* Whether @node may stand beside the one placed before it. */
static gboolean
goes_beside (const Node *before,
             const Node *node)
{
  if (is_root (node))
    return is_root (before);
  return node->leaf && before->leaf && node->from[0] == before->from[0];
}

static int
get_natural_width (const Node *node)
{
  int natural;

  gtk_widget_measure (node->button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* What does not fit beside the secret before it begins a line of its own; a second root stands clear of the first's line. */
static void
place_node (Node       *node,
            const Node *before,
            int         width)
{
  int natural = get_natural_width (node), height;

  gtk_widget_measure (node->button, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  node->box = (GtkAllocation) { node->depth * INDENT, 0, natural, height };
  if (before != NULL)
    node->box.y = before->box.y + before->box.height + GAP + (node->leaf && !is_root (node) ? RAIL : 0);
  if (before != NULL && goes_beside (before, node))
    {
      int beside = before->box.x + before->box.width + GAP;

      if (beside + natural <= width)
        {
          node->box.x = beside;
          node->box.y = before->box.y;
        }
      else if (is_root (node))
        node->box.x = 2 * INDENT;
    }
  node->box.width = CLAMP (natural, 0, MAX (width - node->box.x, 0));
}

/* Places all for @width; returns the height that they need. */
static int
lay_out (AssayKeySchedule *self,
         int               width)
{
  int height = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = get_node (self, (int) i);

      place_node (node, i > 0 ? node - 1 : NULL, width);
      height = node->box.y + node->box.height;
    }
  return height;
}

static GtkSizeRequestMode
assay_key_schedule_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
assay_key_schedule_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  AssayKeySchedule *self = ASSAY_KEY_SCHEDULE (widget);
  int depth = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (self, for_size >= 0 ? for_size : MOST_WIDTH);
      return;
    }
  for (guint i = 0; i < self->nodes->len; i++)
    depth = MAX (depth, get_node (self, (int) i)->depth);
  *minimum = depth * INDENT + LEAST_WIDTH;
  *natural = MOST_WIDTH;
}

static gboolean
is_rtl (AssayKeySchedule *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
assay_key_schedule_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  AssayKeySchedule *self = ASSAY_KEY_SCHEDULE (widget);

  lay_out (self, width);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = get_node (self, (int) i);
      GtkAllocation box = node->box;

      if (is_rtl (self))
        box.x = width - box.x - box.width;
      gtk_widget_size_allocate (node->button, &box, -1);
    }
}

typedef struct {
  AssayKeySchedule *self;
  GtkSnapshot      *snapshot;
  GdkRGBA           color;
} Pen;

/* Something of one colour, mirrored where one reads from the right. */
static void
fill (const Pen *pen,
      int        x,
      int        y,
      int        width,
      int        height)
{
  if (is_rtl (pen->self))
    x = gtk_widget_get_width (GTK_WIDGET (pen->self)) - x - width;
  gtk_snapshot_append_color (pen->snapshot, &pen->color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_down (const Pen *pen,
           int        x,
           int        from,
           int        to)
{
  if (to > from)
    fill (pen, x - LINE / 2, from, LINE, to - from);
}

static void
draw_across (const Pen *pen,
             int        y,
             int        from,
             int        to)
{
  fill (pen, MIN (from, to) - LINE / 2, y - LINE / 2, ABS (to - from) + LINE, LINE);
}

/* A head that points at @x: to the right, or to the left. */
static void
draw_head (const Pen *pen,
           int        x,
           int        y,
           gboolean   leftwards)
{
  for (int i = 1; i <= ARROW; i++)
    fill (pen, leftwards ? x + i - 1 : x - i, y - i, 1, 2 * i);
}

static void
draw_first (const Pen  *pen,
            const Node *from,
            const Node *to)
{
  int trunk = from->box.x + TRUNK, bottom = from->box.y + from->box.height;
  int middle = to->box.y + to->box.height / 2, centre = to->box.x + to->box.width / 2;
  int rail = to->box.y - RAIL;

  if (to->leaf)
    {
      draw_down (pen, trunk, bottom, rail);
      draw_across (pen, rail, trunk, centre);
      draw_down (pen, centre, rail, to->box.y);
      return;
    }
  draw_down (pen, trunk, bottom, middle);
  draw_across (pen, middle, trunk, to->box.x - ARROW);
  draw_head (pen, to->box.x, middle, FALSE);
}

/* The other thing that went in: from above, or around the corner from the right. */
static void
draw_second (const Pen  *pen,
             const Node *from,
             const Node *to)
{
  int right = to->box.x + to->box.width, middle = to->box.y + to->box.height / 2;
  int bottom = from->box.y + from->box.height, x = MAX (from->box.x + from->box.width / 2, right + 2 * TRUNK);

  if (x >= from->box.x + from->box.width)
    {
      draw_down (pen, from->box.x + from->box.width / 2, bottom, to->box.y);
      return;
    }
  draw_down (pen, x, bottom, middle);
  draw_across (pen, middle, right + ARROW, x);
  draw_head (pen, right, middle, TRUE);
}

static void
assay_key_schedule_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  AssayKeySchedule *self = ASSAY_KEY_SCHEDULE (widget);
  Pen pen = { self, snapshot };

  assay_compat_get_color (widget, NULL, &pen.color);
  /* Together, for lines lie on each other. */
  gtk_snapshot_push_opacity (snapshot, 0.3);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Node *node = get_node (self, (int) i);

      if (node->from[0] >= 0)
        draw_first (&pen, get_node (self, node->from[0]), node);
      if (node->from[1] >= 0)
        draw_second (&pen, get_node (self, node->from[1]), node);
    }
  gtk_snapshot_pop (snapshot);
  GTK_WIDGET_CLASS (assay_key_schedule_parent_class)->snapshot (widget, snapshot);
}

static void
drop_nodes (AssayKeySchedule *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    gtk_widget_unparent (get_node (self, (int) i)->button);
  g_array_set_size (self->nodes, 0);
  g_clear_pointer (&self->proofs, assay_proofs_unref);
  self->selected = -1;
}

static void
assay_key_schedule_dispose (GObject *object)
{
  AssayKeySchedule *self = ASSAY_KEY_SCHEDULE (object);

  if (self->nodes != NULL)
    drop_nodes (self);
  g_clear_pointer (&self->nodes, g_array_unref);
  G_OBJECT_CLASS (assay_key_schedule_parent_class)->dispose (object);
}

static void
assay_key_schedule_class_init (AssayKeyScheduleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_key_schedule_dispose;
  widget_class->get_request_mode = assay_key_schedule_get_request_mode;
  widget_class->measure = assay_key_schedule_measure;
  widget_class->size_allocate = assay_key_schedule_size_allocate;
  widget_class->snapshot = assay_key_schedule_snapshot;

  signals[SELECTED_CHANGED] =
    g_signal_new ("selected-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "keyschedule");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
assay_key_schedule_init (AssayKeySchedule *self)
{
  self->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  self->selected = -1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Key schedule"), -1);
}

static void
toggled_cb (AssayKeySchedule *self,
            GtkToggleButton  *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < self->nodes->len; i++)
    if (get_node (self, (int) i)->button == GTK_WIDGET (button))
      self->selected = (int) i;
  g_signal_emit (self, signals[SELECTED_CHANGED], 0);
}

/* A secret that the library keeps has a lock. */
static GtkWidget *
make_face (const AssayDerivation *derivation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (assay_wording_translate (derivation->title));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (derivation->value == NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_button (AssayKeySchedule      *self,
             const AssayDerivation *derivation)
{
  GtkWidget *button = gtk_toggle_button_new ();
  const char *title = assay_wording_translate (derivation->title);
  g_autofree char *origin = assay_key_schedule_dup_origin (self->proofs, derivation);
  const char *kept = derivation->value == NULL ? _("The TLS library keeps it to itself") : NULL;
  g_autofree char *words = g_strjoin (origin != NULL && kept != NULL ? ". " : "",
                                      origin != NULL ? origin : "", kept != NULL ? kept : "", NULL);

  gtk_button_set_child (GTK_BUTTON (button), make_face (derivation));
  gtk_widget_set_tooltip_text (button, *words != '\0' ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  if (self->nodes->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (get_node (self, 0)->button));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
add_node (AssayKeySchedule      *self,
          const AssayDerivation *derivation)
{
  Node node = { .derivation = derivation, .leaf = TRUE };

  for (guint i = 0; i < ASSAY_DERIVATION_MAX_FROM; i++)
    {
      node.from[i] = find_place (self, derivation->from[i]);
      if (node.from[i] >= 0)
        get_node (self, node.from[i])->leaf = FALSE;
    }
  if (!is_root (&node))
    node.depth = get_node (self, node.from[0])->depth + 1;
  node.button = make_button (self, derivation);
  g_array_append_val (self->nodes, node);
}

void
assay_key_schedule_set_proofs (AssayKeySchedule *self,
                               AssayProofs      *proofs)
{
  g_return_if_fail (ASSAY_IS_KEY_SCHEDULE (self));

  drop_nodes (self);
  self->proofs = proofs != NULL ? assay_proofs_ref (proofs) : NULL;
  for (guint i = 0; proofs != NULL && i < proofs->schedule->len; i++)
    add_node (self, &g_array_index (proofs->schedule, AssayDerivation, i));
  if (self->nodes->len > 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_node (self, 0)->button), TRUE);
  else
    g_signal_emit (self, signals[SELECTED_CHANGED], 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
assay_key_schedule_select (AssayKeySchedule *self,
                           const char       *id)
{
  int place = find_place (self, id);

  if (place >= 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_node (self, place)->button), TRUE);
}

const AssayDerivation *
assay_key_schedule_get_selected (AssayKeySchedule *self)
{
  g_return_val_if_fail (ASSAY_IS_KEY_SCHEDULE (self), NULL);

  return self->selected >= 0 ? get_node (self, self->selected)->derivation : NULL;
}

static const char *
get_title (const AssayProofs *proofs,
           const char        *id)
{
  const AssayDerivation *derivation = id != NULL ? assay_proofs_find_secret (proofs, id) : NULL;

  return derivation != NULL ? assay_wording_translate (derivation->title) : NULL;
}

char *
assay_key_schedule_dup_origin (const AssayProofs     *proofs,
                               const AssayDerivation *derivation)
{
  const char *one = get_title (proofs, derivation->from[0]), *other = get_title (proofs, derivation->from[1]);

  if (one == NULL)
    return NULL;
  if (other == NULL)
    /* Translators: a secret: "Derived from: Master secret". */
    return g_strdup_printf (_("Derived from: %s"), one);
  return g_strdup_printf (_("Derived from: %s, and %s"), one, other);
}
