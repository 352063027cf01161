/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-select-list-dialog.h"

#include <glib/gi18n-lib.h>

#include "lk-list-finder.h"

/* In milliseconds: whoever types is not searched after with each letter. */
#define DELAY 150

/* Of more, the number says enough. */
#define MAX_LISTED 50

struct _LkSelectListDialog
{
  AdwWindow parent_instance;

  GtkTextView *text_view;
  GtkLabel *found;
  GtkWidget *problems;
  GtkLabel *missing;
  GtkLabel *ambiguous;
  GtkLabel *passed_over;

  LkListFinder *finder;
  guint source;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkSelectListDialog, lk_select_list_dialog, ADW_TYPE_WINDOW)

static void
show_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* Translated sentences end in a colon; what they are about follows in lines. */
static void
show_words (GtkLabel *label, const char *sentence, GPtrArray *words)
{
  g_autoptr (GString) text = g_string_new (words->len > 0 ? sentence : "");

  for (guint i = 0; i < MIN (words->len, MAX_LISTED); i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (words, i));
  if (words->len > MAX_LISTED)
    g_string_append (text, "\n…");
  show_text (label, text->str);
}

static void
show_passed_over (LkSelectListDialog *self)
{
  guint n = lk_list_finder_get_n_passed_over (self->finder);
  g_autofree char *sentence =
    n == 0
      ? g_strdup ("")
      : g_strdup_printf (ngettext ("%'u word is neither an extension nor an e-mail address.",
                                   "%'u words are neither extensions nor e-mail addresses.", n),
                         n);

  show_text (self->passed_over, sentence);
}

static void
show_problems (LkSelectListDialog *self)
{
  GPtrArray *missing = lk_list_finder_get_missing (self->finder);
  GPtrArray *ambiguous = lk_list_finder_get_ambiguous (self->finder);
  g_autofree char *nobody =
    g_strdup_printf (ngettext ("Nobody has this one:", "Nobody has these %'u:", missing->len),
                     missing->len);

  show_words (self->missing, nobody, missing);
  show_words (self->ambiguous,
              _ ("Several users have the same address, so nobody was chosen by it. Enter the "
                 "extension instead:"),
              ambiguous);
  show_passed_over (self);
  gtk_widget_set_visible (self->problems, missing->len > 0 || ambiguous->len > 0
                                            || lk_list_finder_get_n_passed_over (self->finder) > 0);
}

static void
finished_cb (LkSelectListDialog *self)
{
  guint n = lk_list_finder_get_users (self->finder)->len;
  g_autofree char *found = g_strdup_printf (ngettext ("%'u user found", "%'u users found", n), n);

  gtk_label_set_text (self->found, found);
  show_problems (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.choose", n > 0);
}

static gboolean
search_cb (gpointer user_data)
{
  LkSelectListDialog *self = user_data;
  g_autofree char *text = NULL;

  self->source = 0;
  g_object_get (gtk_text_view_get_buffer (self->text_view), "text", &text, NULL);
  lk_list_finder_search (self->finder, text);
  return G_SOURCE_REMOVE;
}

/* What was found for another text must not be chosen. */
static void
text_changed_cb (LkSelectListDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.choose", FALSE);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY, search_cb, self);
}

static void
choose_action_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  LkSelectListDialog *self = LK_SELECT_LIST_DIALOG (widget);

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, lk_list_finder_get_users (self->finder));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
lk_select_list_dialog_dispose (GObject *object)
{
  LkSelectListDialog *self = LK_SELECT_LIST_DIALOG (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->finder);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_SELECT_LIST_DIALOG);

  G_OBJECT_CLASS (lk_select_list_dialog_parent_class)->dispose (object);
}

static void
lk_select_list_dialog_class_init (LkSelectListDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_select_list_dialog_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", LK_TYPE_SELECT_LIST_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-select-list-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LkSelectListDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, LkSelectListDialog, found);
  gtk_widget_class_bind_template_child (widget_class, LkSelectListDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, LkSelectListDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, LkSelectListDialog, ambiguous);
  gtk_widget_class_bind_template_child (widget_class, LkSelectListDialog, passed_over);

  gtk_widget_class_install_action (widget_class, "list.choose", NULL, choose_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "list.choose", NULL);
}

static void
lk_select_list_dialog_init (LkSelectListDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.choose", FALSE);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text_view), "changed",
                            G_CALLBACK (text_changed_cb), self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->text_view));
}

/**
 * lk_select_list_dialog_new:
 * @parent: the window to stand over
 * @directory: all users
 *
 * Returns: (transfer none): the dialog, not yet presented.
 */
GtkWidget *
lk_select_list_dialog_new (GtkWindow *parent, LkDirectory *directory)
{
  LkSelectListDialog *self = g_object_new (LK_TYPE_SELECT_LIST_DIALOG, "transient-for", parent,
                                           "destroy-with-parent", TRUE, NULL);

  self->finder = lk_list_finder_new (directory);
  g_signal_connect_object (self->finder, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
