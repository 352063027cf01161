/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-selection-guide.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"
#include "lk-select-list-dialog.h"

struct _LkSelectionGuide
{
  GObject parent_instance;

  GtkApplicationWindow *window; /* none is owned; all live as long as the window that owns this */
  LkSidebar *sidebar;
  LkUsersPane *pane;
  LkUserList *list;
  GtkWindow *dialog; /* NULL where none is open */

  LkDirectory *directory; /* NULL without connection */
};

G_DEFINE_FINAL_TYPE (LkSelectionGuide, lk_selection_guide, G_TYPE_OBJECT)

/* By a list */

static void
tell_hidden (LkSelectionGuide *self, guint n_selected, guint n_wanted)
{
  /* Translators: how many users were selected, and how many should have been. */
  g_autofree char *news =
    g_strdup_printf (ngettext ("%'u of %'u user is selected. The others are not in this view.",
                               "%'u of %'u users are selected. The others are not in this view.",
                               n_wanted),
                     n_selected, n_wanted);

  lk_report_news (GTK_WIDGET (self->list), news);
}

/* Whoever is wanted shall be in sight, also where the view or the search says otherwise. */
static void
chosen_cb (LkSelectionGuide *self, GPtrArray *users)
{
  guint n = lk_user_list_select_users (self->list, users);

  if (n < users->len)
    {
      lk_users_pane_clear_query (self->pane);
      lk_sidebar_choose_everyone (self->sidebar);
      n = lk_user_list_select_users (self->list, users);
      if (n == users->len)
        lk_report_news (GTK_WIDGET (self->list),
                        _ ("The search or the view was changed, so that all of them are in the "
                           "list."));
      else
        tell_hidden (self, n, users->len);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
select_list_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkSelectionGuide *self = user_data;

  if (self->directory == NULL)
    return;

  if (self->dialog == NULL)
    {
      g_set_weak_pointer (&self->dialog,
                          GTK_WINDOW (lk_select_list_dialog_new (GTK_WINDOW (self->window),
                                                                 self->directory)));
      g_signal_connect_object (self->dialog, "chosen", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (self->dialog);
}

/* All and none */

static void
select_all_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  LkSelectionGuide *self = user_data;

  lk_user_list_select_all (self->list);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
unselect_all_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  lk_user_list_unselect_all (LK_SELECTION_GUIDE (user_data)->list);
}

static const GActionEntry entries[] = {
  { .name = "select-all", .activate = select_all_cb },
  { .name = "unselect-all", .activate = unselect_all_cb },
  { .name = "select-list", .activate = select_list_cb },
};

static void
set_enabled (LkSelectionGuide *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
update (LkSelectionGuide *self)
{
  set_enabled (self, "select-all", lk_user_list_get_n_listed (self->list) > 0);
  set_enabled (self, "unselect-all", lk_user_list_get_n_selected (self->list) > 0);
  set_enabled (self, "select-list", self->directory != NULL);
}

static void
lk_selection_guide_dispose (GObject *object)
{
  LkSelectionGuide *self = LK_SELECTION_GUIDE (object);

  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->directory);

  G_OBJECT_CLASS (lk_selection_guide_parent_class)->dispose (object);
}

static void
lk_selection_guide_class_init (LkSelectionGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_selection_guide_dispose;
}

static void
lk_selection_guide_init (LkSelectionGuide *self)
{
}

/**
 * lk_selection_guide_new:
 * @window: what gets the actions
 * @sidebar: its views
 * @pane: its list
 *
 * Returns: (transfer full): a guide that is to live as long as @window.
 */
LkSelectionGuide *
lk_selection_guide_new (GtkApplicationWindow *window, LkSidebar *sidebar, LkUsersPane *pane)
{
  LkSelectionGuide *self = g_object_new (LK_TYPE_SELECTION_GUIDE, NULL);

  self->window = window;
  self->sidebar = sidebar;
  self->pane = pane;
  self->list = lk_users_pane_get_list (pane);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * lk_selection_guide_set_directory:
 * @self: a guide
 * @directory: (nullable): all users; %NULL without connection
 */
void
lk_selection_guide_set_directory (LkSelectionGuide *self, LkDirectory *directory)
{
  if (!g_set_object (&self->directory, directory))
    return;

  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  update (self);
}
