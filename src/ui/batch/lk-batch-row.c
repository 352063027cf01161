/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-row.h"

#include <glib/gi18n-lib.h>

#include "lk-found-line.h"
#include "lk-search.h"
#include "lk-survey.h"
#include "lk-wish-editor.h"
#include "lk-wish-effect.h"

struct _LkBatchRow
{
  AdwPreferencesRow parent_instance;

  GtkCheckButton *tick;
  LkFoundLine *line;
  LkWishEditor *wish; /* made when the row is ticked first */
  GtkBox *body;       /* of the line and the wish */

  const LkField *field;
  LkEditContext *context;
  LkDraft *notes;
  GPtrArray *found; /* of LkSurveyRow; NULL where nothing is known */
  guint counter;    /* idle source of the effect */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkBatchRow, lk_batch_row, ADW_TYPE_PREFERENCES_ROW)

/* The effect */

static void
show_effect (LkBatchRow *self)
{
  g_autofree char *text = NULL;

  if (self->found != NULL && lk_batch_row_is_ticked (self)
      && lk_wish_editor_is_complete (self->wish))
    text = lk_wish_effect_dup_text (self->field, lk_wish_editor_get_act (self->wish),
                                    lk_wish_editor_get_value (self->wish), self->found);
  lk_wish_editor_show_effect (self->wish, text);
}

static gboolean
count_cb (gpointer user_data)
{
  LkBatchRow *self = user_data;

  self->counter = 0;
  show_effect (self);
  return G_SOURCE_REMOVE;
}

/* Not within the key press, for there may be many values to compare. */
static void
count_soon (LkBatchRow *self)
{
  if (self->counter == 0 && self->wish != NULL)
    self->counter = g_idle_add_full (G_PRIORITY_LOW, count_cb, self, NULL);
}

static void
changed_cb (LkBatchRow *self)
{
  count_soon (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The tick */

static void
make_wish (LkBatchRow *self)
{
  self->wish = LK_WISH_EDITOR (lk_wish_editor_new (self->field, self->context, self->notes));
  g_signal_connect_object (self->wish, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->body, GTK_WIDGET (self->wish));
  lk_wish_editor_show_found (self->wish, self->found);
}

/* What was entered comes back with the tick, so that a slip costs nothing. */
static void
toggled_cb (LkBatchRow *self)
{
  gboolean is_ticked = lk_batch_row_is_ticked (self);

  if (is_ticked && self->wish == NULL)
    make_wish (self);
  if (self->wish != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->wish), is_ticked);
  if (is_ticked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "changed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "changed");
  changed_cb (self);
}

static gboolean
lk_batch_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

/* What is missing or wrong is in the wish, where there is one. */
static gboolean
lk_batch_row_grab_focus (GtkWidget *widget)
{
  LkBatchRow *self = LK_BATCH_ROW (widget);

  return (lk_batch_row_is_ticked (self) && gtk_widget_grab_focus (GTK_WIDGET (self->wish)))
         || gtk_widget_grab_focus (GTK_WIDGET (self->tick));
}

static void
lk_batch_row_dispose (GObject *object)
{
  LkBatchRow *self = LK_BATCH_ROW (object);

  g_clear_handle_id (&self->counter, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->notes);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (lk_batch_row_parent_class)->dispose (object);
}

static void
lk_batch_row_class_init (LkBatchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_batch_row_dispose;
  widget_class->focus = lk_batch_row_focus;
  widget_class->grab_focus = lk_batch_row_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_BATCH_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_batch_row_init (LkBatchRow *self)
{
}

/* A check button's own label does not break. */
static GtkWidget *
new_tick (LkBatchRow *self)
{
  const char *text = lk_field_get_label (self->field);
  GtkWidget *label = gtk_label_new (text);
  /* Translators: %s is the label of a field; the tick says that this field shall change. */
  g_autofree char *name = g_strdup_printf (_ ("Change: %s"), text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  self->tick = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_check_button_set_child (self->tick, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  if (lk_field_get_help (self->field) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    lk_field_get_help (self->field), -1);
  g_signal_connect_object (self->tick, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->tick);
}

/**
 * lk_batch_row_new:
 * @field: a field that makes sense for many users
 * @context: the users, without a draft
 * @notes: an edit of nobody, see lk_wish_editor_new()
 *
 * Returns: (transfer floating): a row without a tick, while what the users have is being read.
 */
GtkWidget *
lk_batch_row_new (const LkField *field, LkEditContext *context, LkDraft *notes)
{
  LkBatchRow *self = g_object_new (LK_TYPE_BATCH_ROW, "activatable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->field = field;
  self->context = g_object_ref (context);
  self->notes = g_object_ref (notes);
  self->line = LK_FOUND_LINE (lk_found_line_new (field, context));
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->body), "body");
  gtk_box_append (self->body, GTK_WIDGET (self->line));
  gtk_widget_add_css_class (box, "field");
  gtk_widget_add_css_class (box, "batch");
  gtk_box_append (GTK_BOX (box), new_tick (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->body));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  /* The tick takes the focus itself: the row around it would be one stop too many. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->tick), lk_field_get_help (field));
  return GTK_WIDGET (self);
}

const LkField *
lk_batch_row_get_field (LkBatchRow *self)
{
  return self->field;
}

/**
 * lk_batch_row_show_found:
 * @self: a row
 * @rows: (nullable) (element-type LkSurveyRow): what the users have; %NULL while it is being read
 */
void
lk_batch_row_show_found (LkBatchRow *self, GPtrArray *rows)
{
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = rows != NULL ? g_ptr_array_ref (rows) : NULL;
  lk_found_line_show_rows (self->line, rows);
  if (self->wish != NULL)
    lk_wish_editor_show_found (self->wish, rows);
  count_soon (self);
}

/**
 * lk_batch_row_show_trouble:
 * @self: a row
 *
 * What the users have could not be read. It can be changed all the same.
 */
void
lk_batch_row_show_trouble (LkBatchRow *self)
{
  g_clear_pointer (&self->found, g_ptr_array_unref);
  lk_found_line_show_trouble (self->line);
  if (self->wish != NULL)
    lk_wish_editor_show_found (self->wish, NULL);
  count_soon (self);
}

/**
 * lk_batch_row_is_ticked:
 * @self: a row
 *
 * Returns: whether the field shall change.
 */
gboolean
lk_batch_row_is_ticked (LkBatchRow *self)
{
  return gtk_check_button_get_active (self->tick);
}

/**
 * lk_batch_row_put_wish:
 * @self: a row
 * @wishes: where to
 *
 * Puts what shall become of the field into @wishes, or takes it out where it shall not change or
 * nobody knows yet how.
 */
void
lk_batch_row_put_wish (LkBatchRow *self, LkWishes *wishes)
{
  if (lk_batch_row_is_ticked (self) && lk_wish_editor_is_complete (self->wish))
    lk_wishes_put (wishes, self->field, lk_wish_editor_get_act (self->wish),
                   lk_wish_editor_get_value (self->wish));
  else
    lk_wishes_drop (wishes, self->field);
}

/**
 * lk_batch_row_find_problem:
 * @self: a row
 *
 * Shows at once what is wrong with what the person entered, or that something is missing.
 *
 * Returns: whether there is something wrong.
 */
gboolean
lk_batch_row_find_problem (LkBatchRow *self)
{
  return lk_batch_row_is_ticked (self) && lk_wish_editor_find_problem (self->wish);
}

/**
 * lk_batch_row_filter:
 * @self: a row
 * @words: what lk_search_split() made of what the person typed
 *
 * Hides the row unless each word is in its label, its help or in what the users have.
 *
 * Returns: whether the row is to be seen.
 */
gboolean
lk_batch_row_filter (LkBatchRow *self, const char *const *words)
{
  const char *help = lk_field_get_help (self->field);
  g_autofree char *text = g_strjoin ("\n", lk_field_get_label (self->field),
                                     help != NULL ? help : "", lk_found_line_get_text (self->line),
                                     NULL);
  g_autofree char *folded = lk_search_fold (text);
  gboolean matches = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    matches = matches && strstr (folded, words[i]) != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), matches);

  return matches;
}
