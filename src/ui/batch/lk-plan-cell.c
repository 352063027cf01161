/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-plan-cell.h"

#include <glib/gi18n-lib.h>

#include "lk-change-view.h"
#include "lk-reading-order.h"

#define POPOVER_WIDTH  320
#define POPOVER_HEIGHT 320

/* The width of the button and its distance: the numbers stand below each other also without. */
#define COUNT_MARGIN 40

struct _LkPlanCell
{
  AdwBin parent_instance;

  GtkWidget *box; /* the bin's child */
  GtkCheckButton *check;
  GtkInscription *title;
  GtkInscription *details;
  GtkLabel *count;
  GtkWidget *button;
  GtkWidget *popover; /* below the button; NULL while it is not open */

  LkEditContext *context;
  LkPlanNode *node; /* NULL while it is not shown */
  gulong toggled;
  gulong changed; /* of the node's job */
};

enum
{
  SIGNAL_DETAILS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkPlanCell, lk_plan_cell, ADW_TYPE_BIN)

static void
name_widget (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Ticks */

static void
update_check (LkPlanCell *self)
{
  gboolean can_tick = lk_plan_node_can_tick (self->node);
  guint n_all = 0;
  guint n_ticked = can_tick ? lk_plan_node_count_ticked (self->node, &n_all) : 0;

  g_signal_handler_block (self->check, self->toggled);
  gtk_check_button_set_inconsistent (self->check, n_ticked > 0 && n_ticked < n_all);
  gtk_check_button_set_active (self->check, n_ticked > 0 && n_ticked == n_all);
  g_signal_handler_unblock (self->check, self->toggled);
  if (can_tick && n_ticked == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->box), "left-out");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->box), "left-out");
}

static void
toggled_cb (LkPlanCell *self)
{
  if (self->node == NULL)
    return;

  lk_plan_node_set_ticked (self->node, gtk_check_button_get_active (self->check));
  update_check (self);
}

/* Details */

static GtkWidget *
new_change (LkPlanCell *self)
{
  LkDifference *difference = lk_plan_node_get_difference (self->node);

  for (guint i = 0; i < lk_difference_count (difference); i++)
    if (lk_difference_get_field (difference, i) == lk_plan_node_get_field (self->node))
      return lk_change_view_new (self->context, lk_plan_node_get_field (self->node),
                                 lk_difference_get_before (difference, i),
                                 lk_difference_get_wanted (difference, i));

  return gtk_label_new ("");
}

static void
drop_popover (LkPlanCell *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static gboolean
drop_popover_cb (gpointer user_data)
{
  LkPlanCell *self = user_data;

  if (self->popover != NULL && !gtk_widget_get_visible (self->popover))
    drop_popover (self);
  return G_SOURCE_REMOVE;
}

/* It is not to go while it says that it is closed. */
static void
closed_cb (LkPlanCell *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_popover_cb, g_object_ref (self), g_object_unref);
}

/* The whole of what the row has no room for. */
static void
show_change (LkPlanCell *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  drop_popover (self);
  self->popover = gtk_popover_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), POPOVER_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), new_change (self));
  gtk_widget_set_size_request (window, POPOVER_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self->popover), window);
  gtk_widget_set_parent (self->popover, self->button);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
clicked_cb (LkPlanCell *self)
{
  if (self->node == NULL)
    return;

  if (lk_plan_node_get_kind (self->node) == LK_PLAN_CHANGE)
    show_change (self);
  else
    g_signal_emit (self, signals[SIGNAL_DETAILS], 0);
}

/* Texts */

static void
show_line (GtkInscription *inscription, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');
  g_autofree char *shown = lk_reading_order_begin (GTK_WIDGET (inscription), line);

  gtk_inscription_set_text (inscription, shown);
  name_widget (inscription, text);
}

static char *
dup_count (LkPlanNode *node)
{
  guint n = lk_plan_node_get_n_users (node);

  if (lk_plan_node_get_item (node) != NULL)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%'u user", "%'u users", n), n);
}

static char *
dup_spoken (const char *count, const char *title, const char *details)
{
  g_autofree char *what = NULL;

  if (*details != '\0')
    /* Translators: what a row is about, such as a field or a user, and what happens to it. */
    what = g_strdup_printf (C_ ("row", "%s: %s"), title, details);
  else
    what = g_strdup (title);
  /* Translators: how many users, and what happens to them: “37 users: Voicemail: Off → On”. */
  return *count != '\0' ? g_strdup_printf (C_ ("row", "%s: %s"), count, what)
                        : g_steal_pointer (&what);
}

static void
show_texts (LkPlanCell *self)
{
  g_autofree char *title = lk_plan_node_dup_title (self->node);
  g_autofree char *details = lk_plan_node_dup_details (self->node, self->context);
  g_autofree char *count = dup_count (self->node);
  g_autofree char *spoken = dup_spoken (count, title, details);
  LkPlanNodeKind kind = lk_plan_node_get_kind (self->node);
  gboolean has_button = kind != LK_PLAN_REST && kind != LK_PLAN_FIELD;

  show_line (self->title, title);
  show_line (self->details, details);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), *count != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->check), lk_plan_node_can_tick (self->node));
  gtk_widget_set_visible (self->button, has_button);
  gtk_widget_set_margin_end (GTK_WIDGET (self->count), has_button ? 0 : COUNT_MARGIN);
  name_widget (self->check, spoken);
}

static gboolean
query_tooltip_cb (GtkInscription *line, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (line);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

/* All rows have one height, because the list scrolls wrongly where rows differ: each has both
 * lines, also where one is empty, and no script makes an inscription higher than another. */
static GtkInscription *
new_line (const char *style)
{
  GtkWidget *line = g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", 6, "nat-chars", 30,
                                  "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "xalign",
                                  0.0f, "has-tooltip", TRUE, NULL);

  g_signal_connect (line, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_add_css_class (line, style);
  return GTK_INSCRIPTION (line);
}

static void
lk_plan_cell_dispose (GObject *object)
{
  LkPlanCell *self = LK_PLAN_CELL (object);

  lk_plan_cell_set_node (self, NULL);
  drop_popover (self);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_plan_cell_parent_class)->dispose (object);
}

static void
lk_plan_cell_class_init (LkPlanCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_plan_cell_dispose;

  signals[SIGNAL_DETAILS] = g_signal_new ("details", LK_TYPE_PLAN_CELL, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_plan_cell_init (LkPlanCell *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  self->title = new_line ("title");
  self->details = new_line ("details");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  self->button = gtk_button_new_from_icon_name ("help-about-symbolic");
  self->toggled = g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);

  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_set_tooltip_text (self->button, _ ("Details"));
  name_widget (self->button, _ ("Details"));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);

  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->details));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (self->box), lines);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_add_css_class (self->box, "plan-row");
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * lk_plan_cell_new:
 * @context: what the values belong to
 *
 * Returns: (transfer floating): an empty row.
 */
GtkWidget *
lk_plan_cell_new (LkEditContext *context)
{
  LkPlanCell *self = g_object_new (LK_TYPE_PLAN_CELL, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

/**
 * lk_plan_cell_set_node:
 * @self: a row
 * @node: (nullable): what it stands for; %NULL where it is not shown
 */
void
lk_plan_cell_set_node (LkPlanCell *self, LkPlanNode *node)
{
  if (self->node != NULL)
    g_clear_signal_handler (&self->changed, lk_plan_node_get_job (self->node));
  drop_popover (self);
  if (!g_set_object (&self->node, node) || node == NULL)
    return;

  self->changed = g_signal_connect_swapped (lk_plan_node_get_job (node), "changed",
                                            G_CALLBACK (update_check), self);
  show_texts (self);
  update_check (self);
}

/**
 * lk_plan_cell_get_node:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it stands for.
 */
LkPlanNode *
lk_plan_cell_get_node (LkPlanCell *self)
{
  return self->node;
}

/**
 * lk_plan_cell_toggle:
 * @self: a row
 *
 * Ticks it, or takes the tick away; nothing where there is none.
 */
void
lk_plan_cell_toggle (LkPlanCell *self)
{
  if (self->node != NULL && lk_plan_node_can_tick (self->node))
    gtk_check_button_set_active (self->check, !gtk_check_button_get_active (self->check));
}
