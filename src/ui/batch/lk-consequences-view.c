/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-consequences-view.h"

#include <glib/gi18n-lib.h>

#include "lk-phrase.h"

/* In milliseconds: a person who unticks several users is not asked for each. */
#define FIND_DELAY 400

/* Of how many the names are listed. */
#define MAX_NAMES 12

struct _LkConsequencesView
{
  AdwBin parent_instance;

  GtkWidget *group;
  GtkWidget *spinner;
  GtkWidget *again_button;
  gboolean has_gaps; /* the phone system did not tell everything */
  GPtrArray *rows;   /* of GtkWidget; what is in the group */

  LkDirectory *directory;
  LkJob *job;
  GCancellable *cancellable; /* of what is being found out; NULL where nothing is */
  guint find_id;
};

enum
{
  PROP_SETTLED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkConsequencesView, lk_consequences_view, ADW_TYPE_BIN)

static void
clear (LkConsequencesView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
add_row (LkConsequencesView *self, const char *icon_name, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

/* The first few, and how many there are beside them. */
static char *
join (GPtrArray *parts, const char *separator)
{
  g_autoptr (GPtrArray) listed = g_ptr_array_new_with_free_func (g_free);
  guint n_more = parts->len > MAX_NAMES ? parts->len - MAX_NAMES : 0;

  for (guint i = 0; i < parts->len - n_more; i++)
    g_ptr_array_add (listed, g_strdup (g_ptr_array_index (parts, i)));
  if (n_more > 0)
    /* Translators: after the first few of a list. */
    g_ptr_array_add (listed, g_strdup_printf (ngettext ("%'u more", "%'u more", n_more), n_more));
  if (separator == NULL)
    return lk_phrase_join (listed);

  g_ptr_array_add (listed, NULL);
  return g_strjoinv (separator, (char **) listed->pdata);
}

static char *
join_items (GPtrArray *items)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    {
      LkJobItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (names, lk_phrase_qualify (lk_job_item_get_name (item),
                                                 lk_job_item_get_number (item)));
    }

  return join (names, NULL);
}

/* A line about the users that @items are, or about the things that @names are; none where there are
 * none. */
static void
add_items (LkConsequencesView *self, const char *title, GPtrArray *items)
{
  g_autofree char *names = join_items (items);

  if (items->len > 0)
    add_row (self, "dialog-warning-symbolic", title, names);
}

static void
add_administrators (LkConsequencesView *self, GPtrArray *items)
{
  g_autofree char *title =
    g_strdup_printf (ngettext ("%'u administrator is among them",
                               "%'u administrators are among them", items->len),
                     items->len);

  add_items (self, title, items);
}

static void
add_machines (LkConsequencesView *self, GPtrArray *items)
{
  g_autofree char *title =
    g_strdup_printf (ngettext ("%'u is no person, but the account of a program or a machine",
                               "%'u are no persons, but accounts of programs or machines",
                               items->len),
                     items->len);

  add_items (self, title, items);
}

static void
add_registered (LkConsequencesView *self, GPtrArray *items)
{
  g_autofree char *title =
    g_strdup_printf (ngettext ("%'u user has a phone that is registered now",
                               "%'u users have phones that are registered now", items->len),
                     items->len);

  add_items (self, title, items);
}

static void
add_last_of (LkConsequencesView *self, GPtrArray *names)
{
  g_autofree char *list = join (names, NULL);
  g_autofree char *title =
    g_strdup_printf (ngettext ("%'u department is left without anybody",
                               "%'u departments are left without anybody", names->len),
                     names->len);

  if (names->len > 0)
    add_row (self, "dialog-warning-symbolic", title, list);
}

static void
add_services (LkConsequencesView *self, GPtrArray *lines)
{
  g_autofree char *list = join (lines, "\n");

  if (lines->len > 0)
    add_row (self, "dialog-warning-symbolic", _ ("Memberships in queues and ring groups go"), list);
}

static void
show (LkConsequencesView *self, const LkConsequences *found)
{
  add_items (self, _ ("The operator of the phone system is among them"), found->operators);
  add_administrators (self, found->administrators);
  add_machines (self, found->machines);
  add_registered (self, found->registered);
  add_last_of (self, found->last_of);
  add_services (self, found->services);
  for (guint i = 0; i < found->unknown->len; i++)
    add_row (self, "dialog-question-symbolic", _ ("Not known"),
             g_ptr_array_index (found->unknown, i));
  self->has_gaps = found->unknown->len > 0;
  if (self->rows->len == 0)
    add_row (self, "object-select-symbolic", _ ("Nothing else, as far as the phone system tells"),
             "");
}

static void
settle (LkConsequencesView *self)
{
  gtk_widget_set_visible (self->again_button,
                          self->has_gaps && lk_consequences_view_is_settled (self));
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), !lk_consequences_view_is_settled (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkConsequencesView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkConsequences)
    found = lk_consequences_find_finish (LK_DIRECTORY (source), result, &error);

  if (found == NULL)
    return;

  g_clear_object (&self->cancellable);
  clear (self);
  show (self, found);
  settle (self);
}

static void
cancel (LkConsequencesView *self)
{
  g_clear_handle_id (&self->find_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
find_cb (gpointer user_data)
{
  LkConsequencesView *self = user_data;

  self->find_id = 0;
  self->cancellable = g_cancellable_new ();
  lk_consequences_find_async (self->directory, self->job, self->cancellable, found_cb,
                              g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
lk_consequences_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SETTLED:
      g_value_set_boolean (value, lk_consequences_view_is_settled (LK_CONSEQUENCES_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_consequences_view_dispose (GObject *object)
{
  LkConsequencesView *self = LK_CONSEQUENCES_VIEW (object);

  cancel (self);
  adw_bin_set_child (ADW_BIN (object), NULL);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->job);
  g_clear_object (&self->directory);

  G_OBJECT_CLASS (lk_consequences_view_parent_class)->dispose (object);
}

static void
lk_consequences_view_finalize (GObject *object)
{
  g_ptr_array_unref (LK_CONSEQUENCES_VIEW (object)->rows);

  G_OBJECT_CLASS (lk_consequences_view_parent_class)->finalize (object);
}

static void
lk_consequences_view_class_init (LkConsequencesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_consequences_view_get_property;
  object_class->dispose = lk_consequences_view_dispose;
  object_class->finalize = lk_consequences_view_finalize;

  properties[PROP_SETTLED] =
    g_param_spec_boolean ("settled", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkWidget *
new_again_button (LkConsequencesView *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Look again"));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Look again"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (lk_consequences_view_find), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
lk_consequences_view_init (LkConsequencesView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->rows = g_ptr_array_new ();
  self->group = adw_preferences_group_new ();
  self->spinner = gtk_spinner_new ();
  self->again_button = new_again_button (self);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), self->again_button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Finding out what goes with them"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("What goes with them"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->group), box);
  adw_bin_set_child (ADW_BIN (self), self->group);
}

/**
 * lk_consequences_view_new:
 * @directory: the users of the phone system
 * @job: a planned deletion
 *
 * Returns: (transfer floating): a view that begins to find it out.
 */
GtkWidget *
lk_consequences_view_new (LkDirectory *directory, LkJob *job)
{
  LkConsequencesView *self = g_object_new (LK_TYPE_CONSEQUENCES_VIEW, NULL);

  self->directory = g_object_ref (directory);
  self->job = g_object_ref (job);
  find_cb (self);
  settle (self);
  return GTK_WIDGET (self);
}

/**
 * lk_consequences_view_find:
 * @self: a view
 *
 * Finds it out again, shortly after the last of several calls.
 */
void
lk_consequences_view_find (LkConsequencesView *self)
{
  cancel (self);
  self->find_id = g_timeout_add (FIND_DELAY, find_cb, self);
  settle (self);
}

gboolean
lk_consequences_view_is_settled (LkConsequencesView *self)
{
  return self->cancellable == NULL && self->find_id == 0;
}
