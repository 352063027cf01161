/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-who-list.h"

#include <glib/gi18n-lib.h>

#include "lk-reading-order.h"

/* In pixels; more users than fit are scrolled. */
#define MAX_HEIGHT  260
#define ROW_PADDING 12

/* From how many users on a search is worth its place. */
#define SEARCH_ABOVE 8

struct _LkWhoList
{
  AdwBin parent_instance;

  LkJob *job;
  gboolean is_planned;
  char *word; /* what is searched for, folded */
  GtkFilter *filter;
  GListModel *shown;
  GPtrArray *bound; /* of GtkListItem: the rows that show somebody */
  guint n_all;
};

enum
{
  SIGNAL_TICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkWhoList, lk_who_list, ADW_TYPE_BIN)

static char *
dup_who (LkJobItem *item)
{
  const char *number = lk_job_item_get_number (item);
  const char *name = lk_job_item_get_name (item);

  if (*number == '\0' || *name == '\0')
    return g_strdup (*name != '\0' ? name : number);
  /* Translators: an extension number and a name. */
  return g_strdup_printf (_ ("%s %s"), number, name);
}

static gboolean
is_mine (LkWhoList *self, LkJobItem *item)
{
  return (lk_job_item_get_state (item) == LK_ITEM_PLANNED) == self->is_planned;
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  LkWhoList *self = user_data;
  g_autofree char *who = NULL;
  g_autofree char *folded = NULL;

  if (!is_mine (self, item))
    return FALSE;
  if (*self->word == '\0')
    return TRUE;

  who = dup_who (item);
  folded = g_utf8_casefold (who, -1);
  return strstr (folded, self->word) != NULL;
}

static void
search_cb (LkWhoList *self, GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autofree char *former = self->word;

  self->word = g_utf8_casefold (text, -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
stop_search_cb (GtkEditable *entry)
{
  gtk_editable_set_text (entry, "");
}

/* Rows: a check box, which holds the words, or the words and the reason. All have one height,
 * because the list scrolls wrongly where rows differ. */

static GtkWidget *
new_inscription (guint n_lines)
{
  return g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", 12, "nat-chars", 40, "min-lines", n_lines,
                       "nat-lines", n_lines, "text-overflow",
                       GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "xalign", 0.0f, "hexpand", TRUE,
                       NULL);
}

static void
toggled_cb (LkWhoList *self, GtkCheckButton *button)
{
  GtkListItem *list_item = g_object_get_data (G_OBJECT (button), "lk-list-item");
  LkJobItem *item = gtk_list_item_get_item (list_item);

  if (item == NULL)
    return;
  lk_job_set_ticked (self->job, item, NULL, gtk_check_button_get_active (button));
  g_signal_emit (self, signals[SIGNAL_TICKED], 0);
}

static GtkWidget *
new_tick (LkWhoList *self, GtkListItem *list_item)
{
  GtkWidget *button = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), new_inscription (1));
  g_object_set_data (G_OBJECT (button), "lk-list-item", list_item);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_reason (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *reason = new_inscription (3);

  gtk_widget_add_css_class (reason, "dim-label");
  gtk_box_append (GTK_BOX (box), new_inscription (1));
  gtk_box_append (GTK_BOX (box), reason);
  return box;
}

static void
show_text (GtkWidget *inscription, const char *text)
{
  g_autofree char *shown = lk_reading_order_begin (inscription, text);

  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inscription), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

static void
show_tick (LkWhoList *self, GtkWidget *button, LkJobItem *item)
{
  g_autofree char *who = dup_who (item);

  show_text (gtk_check_button_get_child (GTK_CHECK_BUTTON (button)), who);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, who, -1);
  g_signal_handlers_block_by_func (button, toggled_cb, self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), lk_job_is_ticked (self->job, item, NULL));
  g_signal_handlers_unblock_by_func (button, toggled_cb, self);
}

static void
show_reason (GtkWidget *box, LkJobItem *item)
{
  g_autofree char *who = dup_who (item);

  show_text (gtk_widget_get_first_child (box), who);
  show_text (gtk_widget_get_last_child (box), lk_job_item_get_message (item));
  gtk_widget_set_tooltip_text (box, lk_job_item_get_message (item));
}

static void
setup_cb (LkWhoList *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item,
                           self->is_planned ? new_tick (self, list_item) : new_reason ());
  gtk_list_item_set_activatable (list_item, self->is_planned);
}

static void
show_row (LkWhoList *self, GtkListItem *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (self->is_planned)
    show_tick (self, child, gtk_list_item_get_item (list_item));
  else
    show_reason (child, gtk_list_item_get_item (list_item));
}

static void
bind_cb (LkWhoList *self, GtkListItem *list_item)
{
  g_ptr_array_add (self->bound, list_item);
  show_row (self, list_item);
}

static void
unbind_cb (LkWhoList *self, GtkListItem *list_item)
{
  g_ptr_array_remove_fast (self->bound, list_item);
}

/* Enter on a row does what its check box does. */
static void
activate_cb (LkWhoList *self, guint position)
{
  g_autoptr (LkJobItem) item = g_list_model_get_item (self->shown, position);

  if (item == NULL)
    return;
  lk_job_set_ticked (self->job, item, NULL, !lk_job_is_ticked (self->job, item, NULL));
  for (guint i = 0; i < self->bound->len; i++)
    show_row (self, g_ptr_array_index (self->bound, i));
  g_signal_emit (self, signals[SIGNAL_TICKED], 0);
}

/* A list in GTK does not say how high it would like to be. */
static int
measure_rows (LkWhoList *self)
{
  g_autoptr (GtkWidget)
    row = g_object_ref_sink (self->is_planned ? new_tick (self, NULL) : new_reason ());
  int height;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return (int) MIN (self->n_all, MAX_HEIGHT) * (height + ROW_PADDING);
}

static GtkWidget *
new_search (LkWhoList *self)
{
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", _ ("Search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->is_planned ? _ ("Search the users of this job")
                                                   : _ ("Search those who are left out"),
                                  -1);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (entry, "stop-search", G_CALLBACK (stop_search_cb), NULL);
  return entry;
}

static GtkWidget *
new_view (LkWhoList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *model = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->job)),
                                                         g_object_ref (self->filter));
  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (model));
  GtkWidget *view;

  g_set_object (&self->shown, G_LIST_MODEL (model));
  self->n_all = g_list_model_get_n_items (self->shown);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->is_planned ? _ ("Users of this job") : _ ("Left Out"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return view;
}

static void
lk_who_list_dispose (GObject *object)
{
  LkWhoList *self = LK_WHO_LIST (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->job);

  G_OBJECT_CLASS (lk_who_list_parent_class)->dispose (object);
}

static void
lk_who_list_finalize (GObject *object)
{
  LkWhoList *self = LK_WHO_LIST (object);

  g_ptr_array_unref (self->bound);
  g_free (self->word);

  G_OBJECT_CLASS (lk_who_list_parent_class)->finalize (object);
}

static void
lk_who_list_class_init (LkWhoListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_who_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = lk_who_list_finalize;

  signals[SIGNAL_TICKED] = g_signal_new ("ticked", LK_TYPE_WHO_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_who_list_init (LkWhoList *self)
{
  self->word = g_strdup ("");
  self->bound = g_ptr_array_new ();
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
}

/**
 * lk_who_list_new:
 * @job: a planned job
 * @is_planned: whether to show those with whom something happens, or the others
 *
 * Returns: (transfer floating): a list of them.
 */
GtkWidget *
lk_who_list_new (LkJob *job, gboolean is_planned)
{
  LkWhoList *self = g_object_new (LK_TYPE_WHO_LIST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->job = g_object_ref (job);
  self->is_planned = is_planned;
  g_object_set (scrolled, "hscrollbar-policy", GTK_POLICY_NEVER, "child", new_view (self), NULL);
  g_object_set (scrolled, "min-content-height", MIN (measure_rows (self), MAX_HEIGHT), NULL);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_add_css_class (scrolled, "who");
  if (self->n_all > SEARCH_ABOVE)
    gtk_box_append (GTK_BOX (box), new_search (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * lk_who_list_count:
 * @self: a list
 *
 * Returns: how many users there are to show, whatever is searched for.
 */
guint
lk_who_list_count (LkWhoList *self)
{
  return self->n_all;
}
