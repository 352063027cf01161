/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-selection-bar.h"

#include <glib/gi18n-lib.h>

#include "lk-membership.h"
#include "lk-user-fields.h"

/* How many users are looked at between two frames, at most. */
#define SLICE 500

struct _LkSelectionBar
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkLabel *contents;

  LkUserList *list; /* not owned; lives as long as the window */
  guint look_id;    /* the source that looks at the users; 0 while it does not */
  GPtrArray *users; /* being looked at; NULL while they are not */
  guint n_seen;
  guint n_disabled;
  guint n_administrators;
  GHashTable *answers; /* by the memberships' shared text: whether that is an administrator's */
};

G_DEFINE_FINAL_TYPE (LkSelectionBar, lk_selection_bar, ADW_TYPE_BIN)

/* Who they are */

static gboolean
parse_answer (const LkValue *groups)
{
  g_autoptr (GPtrArray) memberships = lk_record_parse_value (&lk_membership_class, groups, NULL);

  for (guint i = 0; memberships != NULL && i < memberships->len; i++)
    if (lk_membership_is_administrator (g_ptr_array_index (memberships, i)))
      return TRUE;

  return FALSE;
}

/* Most users of a phone system have the very same memberships, in one text that they share. */
static gboolean
is_administrator (LkSelectionBar *self, LkUser *user)
{
  const LkValue *groups = lk_user_get (user, lk_user_field_groups);
  gpointer answer;

  if (groups->type != LK_VALUE_JSON)
    return FALSE;
  if (g_hash_table_lookup_extended (self->answers, groups->text, NULL, &answer))
    return GPOINTER_TO_INT (answer);

  answer = GINT_TO_POINTER (parse_answer (groups));
  g_hash_table_insert (self->answers, groups->text, answer);
  return GPOINTER_TO_INT (answer);
}

static char *
dup_contents (LkSelectionBar *self)
{
  guint n_disabled = self->n_disabled;
  guint n_administrators = self->n_administrators;
  g_autofree char *disabled =
    g_strdup_printf (ngettext ("%'u is disabled.", "%'u are disabled.", n_disabled), n_disabled);
  g_autofree char *administrators =
    g_strdup_printf (ngettext ("%'u is an administrator.", "%'u are administrators.",
                               n_administrators),
                     n_administrators);

  if (n_disabled > 0 && n_administrators > 0)
    /* Translators: two whole sentences, one after the other. */
    return g_strdup_printf (C_ ("sentences", "%s %s"), disabled, administrators);
  if (n_disabled > 0)
    return g_steal_pointer (&disabled);
  return n_administrators > 0 ? g_steal_pointer (&administrators) : g_strdup ("");
}

static void
show_contents (LkSelectionBar *self)
{
  g_autofree char *contents = dup_contents (self);

  gtk_label_set_text (self->contents, contents);
  gtk_widget_set_visible (GTK_WIDGET (self->contents), *contents != '\0');
}

static gboolean
look_cb (gpointer user_data)
{
  LkSelectionBar *self = user_data;
  guint end;

  if (self->users == NULL)
    self->users = lk_user_list_list_selected (self->list);
  end = MIN (self->n_seen + SLICE, self->users->len);
  for (; self->n_seen < end; self->n_seen++)
    {
      LkUser *user = g_ptr_array_index (self->users, self->n_seen);

      self->n_disabled += (lk_user_get_attention (user) & LK_ATTENTION_DISABLED) != 0;
      self->n_administrators += is_administrator (self, user);
    }
  if (self->n_seen < self->users->len)
    return G_SOURCE_CONTINUE;

  self->look_id = 0;
  show_contents (self);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  g_hash_table_remove_all (self->answers);
  return G_SOURCE_REMOVE;
}

static void
forget (LkSelectionBar *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  g_hash_table_remove_all (self->answers);
  self->n_seen = 0;
  self->n_disabled = 0;
  self->n_administrators = 0;
}

/* The list says this often while it loads. */
static void
changed_cb (LkSelectionBar *self)
{
  guint n = lk_user_list_get_n_selected (self->list);
  g_autofree char *count = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n), n);

  forget (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
  if (n < 2)
    return;

  gtk_label_set_text (self->count, count);
  self->look_id = g_idle_add (look_cb, self);
}

static void
lk_selection_bar_dispose (GObject *object)
{
  LkSelectionBar *self = LK_SELECTION_BAR (object);

  if (self->answers != NULL)
    forget (self);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LK_TYPE_SELECTION_BAR);

  G_OBJECT_CLASS (lk_selection_bar_parent_class)->dispose (object);
}

static void
lk_selection_bar_class_init (LkSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_selection_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LkSelectionBar, count);
  gtk_widget_class_bind_template_child (widget_class, LkSelectionBar, contents);
}

static void
lk_selection_bar_init (LkSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->answers = g_hash_table_new (NULL, NULL);
}

/**
 * lk_selection_bar_set_list:
 * @self: a bar
 * @list: whose selection it is about; lives as long as @self
 */
void
lk_selection_bar_set_list (LkSelectionBar *self, LkUserList *list)
{
  self->list = list;
  g_signal_connect_object (list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
