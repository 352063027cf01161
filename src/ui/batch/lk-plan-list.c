/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-plan-list.h"

#include <glib/gi18n-lib.h>

#include "lk-item-dialog.h"
#include "lk-plan-cell.h"
#include "lk-plan-folds.h"

/* So many users are shown with all that happens to them at once. */
#define MAX_UNFOLDED 10

struct _LkPlanList
{
  AdwBin parent_instance;

  GtkStack *stack;   /* the bin's child: wait, list, nobody */
  GtkListView *view; /* in it */
  LkEditContext *context;
  LkJob *job;
  LkPlanFolds *folds; /* NULL until they are found */
  GCancellable *cancellable;
  gboolean by_user;
  char *query;
};

G_DEFINE_FINAL_TYPE (LkPlanList, lk_plan_list, ADW_TYPE_BIN)

/* Rows */

static void
show_details (LkPlanList *self, LkPlanNode *node)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (node != NULL && lk_plan_node_get_item (node) != NULL)
    lk_item_dialog_present (GTK_WINDOW (root), self->context, self->job,
                            lk_plan_node_get_item (node));
}

static void
details_cb (LkPlanCell *cell, LkPlanList *self)
{
  show_details (self, lk_plan_cell_get_node (cell));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, LkPlanList *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *cell = lk_plan_cell_new (self->context);

  g_signal_connect_object (cell, "details", G_CALLBACK (details_cb), self, 0);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), cell);
  gtk_list_item_set_child (item, expander);
}

static LkPlanCell *
get_cell (GtkListItem *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));

  return LK_PLAN_CELL (gtk_tree_expander_get_child (expander));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (LkPlanNode) node = gtk_tree_list_row_get_item (row);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), row);
  lk_plan_cell_set_node (get_cell (item), node);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
  lk_plan_cell_set_node (get_cell (item), NULL);
}

static GtkListItemFactory *
new_factory (LkPlanList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

/* Models */

static GListModel *
list_below (gpointer node, gpointer data)
{
  gboolean has_rows = g_list_model_get_n_items (node) > 0;

  return has_rows ? G_LIST_MODEL (g_object_ref (node)) : NULL;
}

static GListModel *
list_rows (LkPlanList *self)
{
  if (self->by_user || *self->query != '\0')
    return lk_plan_folds_search (self->folds, self->query);

  return g_object_ref (lk_plan_folds_get_rows (self->folds));
}

static void
show_rows (LkPlanList *self)
{
  GListModel *rows;
  gboolean unfolds;
  GtkTreeListModel *tree;
  g_autoptr (GtkNoSelection) selection = NULL;

  if (self->folds == NULL)
    return;

  rows = list_rows (self);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (rows) > 0 ? "list" : "nobody");
  unfolds = *self->query != '\0' && g_list_model_get_n_items (rows) <= MAX_UNFOLDED;
  tree = gtk_tree_list_model_new (rows, FALSE, unfolds, list_below, NULL, NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (tree));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPlanList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkPlanFolds) folds = lk_plan_folds_find_finish (LK_JOB (source), result, &error);

  /* Nothing but being called off can go wrong. */
  if (folds == NULL)
    return;

  g_set_object (&self->folds, folds);
  show_rows (self);
}

/* Keys */

static GtkTreeExpander *
find_expander (GtkWidget *focus)
{
  GtkWidget *above = gtk_widget_get_ancestor (focus, GTK_TYPE_TREE_EXPANDER);

  for (GtkWidget *at = focus; above == NULL && at != NULL; at = gtk_widget_get_first_child (at))
    if (GTK_IS_TREE_EXPANDER (at))
      above = at;
  return above != NULL ? GTK_TREE_EXPANDER (above) : NULL;
}

/* The row where the keyboard is; but a button in it is pressed, not the row. */
static GtkTreeExpander *
find_focused (GtkWidget *view)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));

  return focus == NULL || GTK_IS_BUTTON (focus) ? NULL : find_expander (focus);
}

static gboolean
space_cb (GtkWidget *view, GVariant *arguments, gpointer user_data)
{
  GtkTreeExpander *expander = find_focused (view);

  if (expander == NULL)
    return GDK_EVENT_PROPAGATE;

  lk_plan_cell_toggle (LK_PLAN_CELL (gtk_tree_expander_get_child (expander)));
  return GDK_EVENT_STOP;
}

/* Never ticks anything: whoever presses Enter to go on must not change the plan. */
static void
activate_row (LkPlanList *self, GtkTreeListRow *row)
{
  g_autoptr (LkPlanNode) node = gtk_tree_list_row_get_item (row);

  if (gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    show_details (self, node);
}

static gboolean
enter_cb (GtkWidget *view, GVariant *arguments, gpointer self)
{
  GtkTreeExpander *expander = find_focused (view);

  if (expander == NULL)
    return GDK_EVENT_PROPAGATE;

  activate_row (self, gtk_tree_expander_get_list_row (expander));
  return GDK_EVENT_STOP;
}

static void
activate_cb (GtkListView *view, guint position, LkPlanList *self)
{
  g_autoptr (GtkTreeListRow)
    row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  if (row != NULL)
    activate_row (self, row);
}

static void
add_key (GtkEventController *controller, guint key, GtkShortcutFunc func, LkPlanList *self)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                                                          gtk_callback_action_new (func, self,
                                                                                   NULL)));
}

static void
add_keys (LkPlanList *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_key (controller, GDK_KEY_space, space_cb, self);
  add_key (controller, GDK_KEY_Return, enter_cb, self);
  add_key (controller, GDK_KEY_KP_Enter, enter_cb, self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static gboolean
lk_plan_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LK_PLAN_LIST (widget)->view));
}

static void
lk_plan_list_dispose (GObject *object)
{
  LkPlanList *self = LK_PLAN_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->folds);
  g_clear_object (&self->job);
  g_clear_object (&self->context);
  g_clear_pointer (&self->query, g_free);

  G_OBJECT_CLASS (lk_plan_list_parent_class)->dispose (object);
}

static void
lk_plan_list_class_init (LkPlanListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_plan_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = lk_plan_list_grab_focus;
}

static GtkWidget *
new_view (LkPlanList *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What would happen"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  add_keys (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->view));
  return window;
}

static GtkWidget *
new_wait (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Putting the changes together"), -1);
  return spinner;
}

static GtkWidget *
new_nobody (void)
{
  GtkWidget *label = gtk_label_new (_ ("Nobody of this plan has such a number or name."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
lk_plan_list_init (LkPlanList *self)
{
  self->query = g_strdup ("");
  self->cancellable = g_cancellable_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, new_wait (), "wait");
  gtk_stack_add_named (self->stack, new_view (self), "list");
  gtk_stack_add_named (self->stack, new_nobody (), "nobody");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
lk_plan_list_new (void)
{
  return g_object_new (LK_TYPE_PLAN_LIST, NULL);
}

/**
 * lk_plan_list_set_job:
 * @self: a list
 * @context: what the values belong to
 * @job: a planned job, to which nothing is added any more
 *
 * To be called once.
 */
void
lk_plan_list_set_job (LkPlanList *self, LkEditContext *context, LkJob *job)
{
  g_autoptr (GtkListItemFactory) factory = new_factory (self);

  self->context = g_object_ref (context);
  self->job = g_object_ref (job);
  gtk_list_view_set_factory (self->view, factory);
  lk_plan_folds_find_async (job, self->cancellable, found_cb, g_object_ref (self));
}

/**
 * lk_plan_list_set_by_user:
 * @self: a list
 * @by_user: whether there is a row for each user, and not for each change
 */
void
lk_plan_list_set_by_user (LkPlanList *self, gboolean by_user)
{
  if (self->by_user == by_user)
    return;

  self->by_user = by_user;
  show_rows (self);
}

/**
 * lk_plan_list_set_query:
 * @self: a list
 * @query: words that number and name have to contain
 *
 * Whoever looks for somebody wants to know all that happens to them: there is a row for each user
 * then.
 */
void
lk_plan_list_set_query (LkPlanList *self, const char *query)
{
  g_autofree char *stripped = g_strstrip (g_strdup (query));

  if (g_str_equal (self->query, stripped))
    return;

  g_free (self->query);
  self->query = g_steal_pointer (&stripped);
  show_rows (self);
}
