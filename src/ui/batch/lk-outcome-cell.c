/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-outcome-cell.h"

#include <glib/gi18n-lib.h>

#include "lk-job-words.h"
#include "lk-reading-order.h"

/* In characters; wide enough for an extension of five digits, and for German. */
static const struct
{
  const char *title;
  guint min_chars;
  guint nat_chars;
  gboolean expands;
} columns[LK_N_OUTCOME_COLUMNS] = {
  [LK_OUTCOME_NUMBER] = { N_ ("Extension"), 4, 8, FALSE },
  [LK_OUTCOME_NAME] = { N_ ("Name"), 6, 22, FALSE },
  [LK_OUTCOME_STATE] = { N_ ("Outcome"), 5, 16, FALSE },
  [LK_OUTCOME_MESSAGE] = { N_ ("Reason"), 6, 30, TRUE },
};

static const char *
get_text (LkJobItem *item, LkOutcomeColumn column)
{
  switch (column)
    {
    case LK_OUTCOME_NUMBER:
      return lk_job_item_get_number (item);
    case LK_OUTCOME_NAME:
      return lk_job_item_get_name (item);
    case LK_OUTCOME_STATE:
      return lk_item_state_get_label (lk_job_item_get_state (item));
    case LK_OUTCOME_MESSAGE:
    default:
      return lk_job_item_get_message (item);
    }
}

/* A message of several lines would be cut after the first. */
static char *
dup_line (GtkWidget *widget, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');

  return lk_reading_order_begin (widget, line);
}

static void
show_text (GtkInscription *inscription, const char *text)
{
  g_autofree char *line = dup_line (GTK_WIDGET (inscription), text);

  gtk_inscription_set_text (inscription, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inscription), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

/* Worries are in colour, too. */
static void
show_icon (GtkImage *image, LkItemState state)
{
  static const char *const classes[LK_N_ITEM_STATES] = {
    [LK_ITEM_FAILED] = "error",
    [LK_ITEM_UNKNOWN] = "warning",
    [LK_ITEM_DONE] = "success",
  };

  gtk_image_set_from_icon_name (image, lk_item_state_get_icon_name (state));
  for (guint i = 0; i < LK_N_ITEM_STATES; i++)
    if (classes[i] != NULL && i != state)
      gtk_widget_remove_css_class (GTK_WIDGET (image), classes[i]);
  if (classes[state] != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (image), classes[state]);
}

static LkOutcomeColumn
get_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "lk-column"));
}

static void
show_item (GtkWidget *cell, LkJobItem *item, LkOutcomeColumn column)
{
  if (column == LK_OUTCOME_STATE)
    {
      show_icon (GTK_IMAGE (gtk_widget_get_first_child (cell)), lk_job_item_get_state (item));
      cell = gtk_widget_get_last_child (cell);
    }
  show_text (GTK_INSCRIPTION (cell), get_text (item, column));
}

static void
changed_cb (LkJobItem *job_item, GParamSpec *pspec, GtkListItem *item)
{
  gboolean is_state = g_str_equal (pspec->name, "state");

  show_item (gtk_list_item_get_child (item), job_item,
             is_state ? LK_OUTCOME_STATE : LK_OUTCOME_MESSAGE);
}

static GtkWidget *
new_inscription (LkOutcomeColumn column)
{
  return g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", columns[column].min_chars, "nat-chars",
                       columns[column].nat_chars, "text-overflow",
                       GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "xalign", 0.0f, "hexpand", TRUE,
                       NULL);
}

static GtkWidget *
new_state_cell (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new ();

  g_object_set (image, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), new_inscription (LK_OUTCOME_STATE));
  return box;
}

/* Found when the pointer rests, because to set it would ask the display each time. */
static gboolean
query_tooltip_cb (GtkWidget *cell,
                  int x,
                  int y,
                  gboolean by_keyboard,
                  GtkTooltip *tooltip,
                  GtkListItem *item)
{
  LkJobItem *job_item = gtk_list_item_get_item (item);
  LkOutcomeColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "lk-column"));
  const char *text = job_item != NULL ? get_text (job_item, column) : "";

  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  LkOutcomeColumn column = get_column (factory);
  GtkWidget *cell = column == LK_OUTCOME_STATE ? new_state_cell () : new_inscription (column);

  g_object_set_data (G_OBJECT (cell), "lk-column", GUINT_TO_POINTER (column));
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), item);
  gtk_list_item_set_child (item, cell);
  /* GTK 4.8 would answer a click in the cell and once more in its row. */
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  LkOutcomeColumn column = get_column (factory);
  LkJobItem *job_item = gtk_list_item_get_item (item);

  show_item (gtk_list_item_get_child (item), job_item, column);
  if (column == LK_OUTCOME_STATE)
    g_signal_connect (job_item, "notify::state", G_CALLBACK (changed_cb), item);
  else if (column == LK_OUTCOME_MESSAGE)
    g_signal_connect (job_item, "notify::message", G_CALLBACK (changed_cb), item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), changed_cb, item);
}

static GtkListItemFactory *
new_factory (LkOutcomeColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "lk-column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

/* Extensions stand in the order of their values, whatever their length. */
static char *
dup_number_key (LkJobItem *item, gpointer data)
{
  const char *number = lk_job_item_get_number (item);

  return g_strdup_printf ("%04u%s", (guint) MIN (strlen (number), 9999), number);
}

static char *
dup_text_key (LkJobItem *item, gpointer data)
{
  return g_strdup (get_text (item, GPOINTER_TO_UINT (data)));
}

static int
get_rank (LkJobItem *item, gpointer data)
{
  return lk_item_state_get_rank (lk_job_item_get_state (item));
}

static GtkExpression *
new_expression (GType type, GCallback callback, LkOutcomeColumn column)
{
  return gtk_cclosure_expression_new (type, NULL, 0, NULL, callback, GUINT_TO_POINTER (column),
                                      NULL);
}

static GtkSorter *
new_sorter (LkOutcomeColumn column)
{
  GCallback callback = column == LK_OUTCOME_NUMBER ? G_CALLBACK (dup_number_key)
                                                   : G_CALLBACK (dup_text_key);

  if (column == LK_OUTCOME_STATE)
    return GTK_SORTER (
      gtk_numeric_sorter_new (new_expression (G_TYPE_INT, G_CALLBACK (get_rank), column)));
  return GTK_SORTER (gtk_string_sorter_new (new_expression (G_TYPE_STRING, callback, column)));
}

/**
 * lk_outcome_cell_new_column:
 * @column: what it says
 *
 * Returns: (transfer full): a column that can be sorted by. What its items say of themselves may
 *   change: its sorter has to be told then.
 */
GtkColumnViewColumn *
lk_outcome_cell_new_column (LkOutcomeColumn column)
{
  GtkColumnViewColumn *self =
    gtk_column_view_column_new (_ (columns[column].title), new_factory (column));
  g_autoptr (GtkSorter) sorter = new_sorter (column);

  gtk_column_view_column_set_expand (self, columns[column].expands);
  gtk_column_view_column_set_resizable (self, TRUE);
  gtk_column_view_column_set_sorter (self, sorter);
  return self;
}
