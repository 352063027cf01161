/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-page-guide.h"

#include <glib/gi18n-lib.h>

struct _LkPageGuide
{
  GObject parent_instance;

  LkUserList *list; /* neither is owned; both live as long as the window that owns this */
  LkUserPage *page;
  LkUser *wanted;      /* chosen while the page still has changes; NULL otherwise */
  gboolean is_leading; /* the list is being led, not the person's choice followed */

  LkLeaveFunc next; /* what drops the page; NULL where nothing waits for that */
  gpointer next_data;
  gboolean insists; /* whether it waits on when the person wants to stay */
  guint inhibition; /* of the session’s end while there are changes; 0 otherwise */
};

G_DEFINE_FINAL_TYPE (LkPageGuide, lk_page_guide, G_TYPE_OBJECT)

static void
select_in_list (LkPageGuide *self, LkUser *user)
{
  self->is_leading = TRUE;
  lk_user_list_unselect_all (self->list);
  lk_user_list_select (self->list, user);
  self->is_leading = FALSE;
}

static void
left_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPageGuide) self = user_data;
  g_autoptr (LkUser) wanted = g_steal_pointer (&self->wanted);

  if (!lk_user_page_leave_finish (LK_USER_PAGE (source), result) || wanted == NULL)
    return;

  select_in_list (self, wanted);
  lk_user_page_set_user (self->page, lk_user_list_get_selected (self->list));
}

static void
ask (LkPageGuide *self, LkUser *wanted)
{
  gboolean is_asking = self->wanted != NULL;

  g_set_object (&self->wanted, wanted);
  select_in_list (self, lk_user_page_get_user (self->page));
  if (!is_asking)
    lk_user_page_leave_async (self->page, left_cb, g_object_ref (self));
}

static gboolean
choose_again_cb (gpointer user_data)
{
  LkPageGuide *self = user_data;
  LkUser *shown = self->page != NULL ? lk_user_page_get_user (self->page) : NULL;

  if (shown != NULL && lk_user_list_get_n_selected (self->list) == 0
      && lk_user_list_has (self->list, shown))
    select_in_list (self, shown);
  return G_SOURCE_REMOVE;
}

/* Whoever leaves a view by what has become of them, such as those without an e-mail address by
 * getting one, stays on the page: the person has just saved that, and goes on from there. */
static gboolean
stays (LkPageGuide *self)
{
  LkUser *shown = lk_user_page_get_user (self->page);

  return shown != NULL && lk_user_list_get_n_selected (self->list) == 0
         && !lk_user_list_is_choosing (self->list) && !lk_user_list_has (self->list, shown);
}

/* Where nobody is chosen, or several are, the page keeps showing changes that are not saved:
 * nothing is lost by that, so nothing is asked. */
static void
list_changed_cb (LkPageGuide *self)
{
  LkUser *user = lk_user_list_get_selected (self->list);

  if (self->page == NULL || self->is_leading || user == lk_user_page_get_user (self->page))
    return;

  if (lk_user_page_has_changes (self->page) && user != NULL)
    ask (self, user);
  else if (lk_user_page_has_changes (self->page))
    /* The list is not to be told anything while it is changing. */
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, choose_again_cb, g_object_ref (self), g_object_unref);
  else if (user != NULL || !stays (self))
    lk_user_page_set_user (self->page, user);
}

/* Dropping the page */

static gboolean
go_on_cb (gpointer user_data)
{
  LkPageGuide *self = user_data;
  LkLeaveFunc next = self->next;

  if (next != NULL && self->page != NULL && !lk_user_page_has_changes (self->page))
    {
      self->next = NULL;
      next (self->next_data);
    }
  return G_SOURCE_REMOVE;
}

static void
left_for_good_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPageGuide) self = user_data;

  if (lk_user_page_leave_finish (LK_USER_PAGE (source), result))
    go_on_cb (self);
  else if (!self->insists)
    self->next = NULL;
}

static void
update_inhibition (LkPageGuide *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page)));
  GtkApplication *application = window != NULL ? gtk_window_get_application (window) : NULL;
  gboolean has_changes = lk_user_page_has_changes (self->page);

  if (application == NULL || has_changes == (self->inhibition != 0))
    return;

  if (has_changes)
    self->inhibition = gtk_application_inhibit (application, window, GTK_APPLICATION_INHIBIT_LOGOUT,
                                                _ ("There are changes that are not saved."));
  else
    {
      gtk_application_uninhibit (application, self->inhibition);
      self->inhibition = 0;
    }
}

/* What the person did not want to leave for when asked is done when nothing is lost by it. */
static void
has_changes_cb (LkPageGuide *self)
{
  update_inhibition (self);
  if (self->next != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on_cb, g_object_ref (self), g_object_unref);
}

/* Walking through the list by keyboard */

/* Pops up over the page, such as the list of a choice: that has its own use for these keys. */
static gboolean
is_in_popover (LkPageGuide *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->page));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_native (focus) != GTK_NATIVE (root);
}

static gboolean
step_cb (GtkWidget *widget, GVariant *step, gpointer user_data)
{
  LkPageGuide *self = user_data;

  if (is_in_popover (self))
    return FALSE;

  lk_page_guide_step (self, g_variant_get_int32 (step));
  return TRUE;
}

static void
add_key (LkPageGuide *self, GtkShortcutController *controller, guint key, int step)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                                            gtk_callback_action_new (step_cb, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (step));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/* Before the scrolled window in the page takes the keys for itself. */
static void
add_keys (LkPageGuide *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_key (self, GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_Page_Down, 1);
  add_key (self, GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_KP_Page_Down, 1);
  add_key (self, GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_Page_Up, -1);
  add_key (self, GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_KP_Page_Up, -1);
  gtk_widget_add_controller (GTK_WIDGET (self->page), controller);
}

static void
lk_page_guide_finalize (GObject *object)
{
  LkPageGuide *self = LK_PAGE_GUIDE (object);

  g_clear_object (&self->wanted);
  g_clear_weak_pointer (&self->page);

  G_OBJECT_CLASS (lk_page_guide_parent_class)->finalize (object);
}

static void
lk_page_guide_class_init (LkPageGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_page_guide_finalize;
}

static void
lk_page_guide_init (LkPageGuide *self)
{
}

/**
 * lk_page_guide_new:
 * @list: a list
 * @page: a page in the same window
 *
 * Returns: (transfer full): a guide that leads @page from now on.
 */
LkPageGuide *
lk_page_guide_new (LkUserList *list, LkUserPage *page)
{
  LkPageGuide *self = g_object_new (LK_TYPE_PAGE_GUIDE, NULL);

  self->list = list;
  self->page = page;
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &self->page);
  g_signal_connect_object (page, "notify::has-changes", G_CALLBACK (has_changes_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  add_keys (self);
  return self;
}

/**
 * lk_page_guide_step:
 * @self: a guide
 * @step: 1 for the next user of the list, -1 for the previous one
 *
 * Chooses the user before or after the one on the page, as the list is sorted and searched now.
 */
void
lk_page_guide_step (LkPageGuide *self, int step)
{
  LkUser *user = lk_user_page_get_user (self->page);
  LkUser *neighbour = user != NULL ? lk_user_list_get_neighbour (self->list, user, step) : NULL;

  if (neighbour != NULL)
    lk_user_list_select (self->list, neighbour);
}

/**
 * lk_page_guide_leave_for:
 * @self: a guide
 * @next: does what drops the page
 * @user_data: for @next; lives as long as the page
 * @insists: whether @next is still done later, should the person not want to leave now
 *
 * Does something that drops what is on the page, but not before the person has decided about their
 * changes.
 */
void
lk_page_guide_leave_for (LkPageGuide *self, LkLeaveFunc next, gpointer user_data, gboolean insists)
{
  self->next = next;
  self->next_data = user_data;
  self->insists = insists;
  if (!lk_user_page_has_changes (self->page))
    go_on_cb (self);
  else
    lk_user_page_leave_async (self->page, left_for_good_cb, g_object_ref (self));
}
