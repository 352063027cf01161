/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-new-user-guide.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"
#include "lk-new-user-dialog.h"
#include "lk-newcomer.h"
#include "lk-templates-dialog.h"

struct _LkNewUserGuide
{
  GObject parent_instance;

  GtkWindow *window; /* none of these is owned; all live as long as the window that owns this */
  LkSidebar *sidebar;
  LkUsersPane *pane;
  LkUserList *list;
  LkPageGuide *page_guide;

  gboolean is_wanted;        /* the dialog, as soon as there is a connection */
  LkSession *session;        /* NULL while there is no phone system */
  LkNewUserDialog *dialog;   /* not owned; NULL where none is open */
  LkDirectory *directory;    /* of the dialog */
  int created;               /* whom the dialog created last; 0 for nobody */
  gboolean wants_page;       /* whether the person wants to see them */
  GCancellable *cancellable; /* of looking for them */

  LkLeaveFunc next; /* what waits for the end of the dialog; NULL for nothing */
  gpointer next_data;
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkNewUserGuide, lk_new_user_guide, G_TYPE_OBJECT)

static LkDirectory *
get_directory (LkNewUserGuide *self)
{
  return self->session != NULL ? lk_session_get_directory (self->session) : NULL;
}

/* Leading to whoever was created */

/* Not everybody with an extension is a person: those who are not have a view of their own. */
static void
choose_view (LkNewUserGuide *self, LkUser *user)
{
  g_autoptr (LkView) others = lk_view_new_attention (LK_ATTENTION_NOT_PERSON);

  if (lk_view_contains (others, user))
    lk_sidebar_choose (self->sidebar, others);
  else
    lk_sidebar_choose_everyone (self->sidebar);
}

/* Who was just created shall be in sight, also where the view or the search says otherwise. */
static void
make_room (LkNewUserGuide *self, LkUser *user)
{
  g_autofree char *name = NULL;
  g_autofree char *news = NULL;

  if (lk_user_list_has (self->list, user))
    return;

  lk_users_pane_clear_query (self->pane);
  if (!lk_user_list_has (self->list, user))
    choose_view (self, user);

  name = lk_user_dup_name (user);
  /* Translators: %s is a name. */
  news =
    g_strdup_printf (_ ("The search or the view was changed, so that %s is in the list."), name);
  lk_report_news (GTK_WIDGET (self->pane), news);
}

static void
show_user (LkNewUserGuide *self, LkUser *user)
{
  make_room (self, user);
  lk_user_list_reveal (self->list, user);
  if (self->wants_page && lk_user_list_get_selected (self->list) == user)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
admitted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkNewUserGuide) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkUser) user = lk_newcomer_admit_finish (LK_DIRECTORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (user != NULL)
    show_user (self, user);
  else
    lk_report_error (GTK_WIDGET (self->window), _ ("The New User Cannot Be Shown"), error);
}

static void
show_created (LkNewUserGuide *self)
{
  LkUser *user = lk_directory_find (self->directory, self->created);

  if (user != NULL)
    show_user (self, user);
  else
    lk_newcomer_admit_async (self->directory, self->created, self->cancellable, admitted_cb,
                             g_object_ref (self));
}

/* The dialog */

static void
created_cb (LkNewUserGuide *self, int id)
{
  self->created = id;
}

static void
opened_cb (LkNewUserGuide *self, int id)
{
  self->created = id;
  self->wants_page = TRUE;
}

static void
go_on (LkNewUserGuide *self)
{
  LkLeaveFunc next = self->next;

  self->next = NULL;
  if (next != NULL)
    next (self->next_data);
}

static gboolean
close_dialog (LkNewUserGuide *self)
{
  if (self->dialog != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->dialog));
      gtk_window_close (GTK_WINDOW (self->dialog));
    }

  return self->dialog == NULL;
}

static void
end_dialog (gpointer user_data)
{
  LkNewUserGuide *self = user_data;

  if (self->dialog == NULL)
    go_on (self);
  else
    close_dialog (self);
}

/* While one question stood there, something may have been entered elsewhere. */
static void
leave (LkNewUserGuide *self)
{
  lk_page_guide_leave_for (self->page_guide, end_dialog, self, TRUE);
}

static void
closed_cb (LkNewUserGuide *self)
{
  self->dialog = NULL;
  if (gtk_widget_in_destruction (GTK_WIDGET (self->window)))
    return;

  if (self->next != NULL)
    leave (self);
  else if (self->created != 0 && self->directory == get_directory (self))
    show_created (self);
}

static void
forget_created (LkNewUserGuide *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->created = 0;
  self->wants_page = FALSE;
}

static void
open_dialog (LkNewUserGuide *self)
{
  forget_created (self);
  g_set_object (&self->directory, get_directory (self));
  self->dialog = lk_new_user_dialog_new (self->window, self->directory,
                                         lk_session_get_catalogue (self->session),
                                         lk_session_get_templates (self->session));
  lk_new_user_dialog_set_jobs (self->dialog, lk_session_get_jobs (self->session));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->dialog), TRUE);
  g_signal_connect_object (self->dialog, "created", G_CALLBACK (created_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dialog, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dialog, "destroy", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
connected_cb (LkNewUserGuide *self)
{
  if (self->is_wanted && get_directory (self) != NULL)
    lk_new_user_guide_start (self);
}

static void
lk_new_user_guide_dispose (GObject *object)
{
  LkNewUserGuide *self = LK_NEW_USER_GUIDE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->directory);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (lk_new_user_guide_parent_class)->dispose (object);
}

static void
lk_new_user_guide_class_init (LkNewUserGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_new_user_guide_dispose;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_new_user_guide_init (LkNewUserGuide *self)
{
}

/**
 * lk_new_user_guide_new:
 * @window: what the dialog stands over
 * @sidebar: the window’s views
 * @pane: the window’s list
 * @page_guide: what asks before changes on the user’s page are dropped
 *
 * Returns: (transfer full): a guide that is to live as long as @window.
 */
LkNewUserGuide *
lk_new_user_guide_new (GtkWindow *window,
                       LkSidebar *sidebar,
                       LkUsersPane *pane,
                       LkPageGuide *page_guide)
{
  LkNewUserGuide *self = g_object_new (LK_TYPE_NEW_USER_GUIDE, NULL);

  self->window = window;
  self->sidebar = sidebar;
  self->pane = pane;
  self->page_guide = page_guide;
  self->list = lk_users_pane_get_list (pane);
  return self;
}

/**
 * lk_new_user_guide_set_session:
 * @self: a guide
 * @session: (nullable): where users are created
 *
 * Whoever was created and is still being looked for is not shown any more.
 */
void
lk_new_user_guide_set_session (LkNewUserGuide *self, LkSession *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  self->is_wanted = FALSE;
  forget_created (self);
  if (session != NULL)
    g_signal_connect_object (session, "notify::directory", G_CALLBACK (connected_cb), self,
                             G_CONNECT_SWAPPED);
}

/**
 * lk_new_user_guide_start:
 * @self: a guide
 *
 * Opens the dialog, or shows the one that is open. Where there is a phone system but no connection
 * yet, it opens later.
 */
void
lk_new_user_guide_start (LkNewUserGuide *self)
{
  self->is_wanted = self->session != NULL && get_directory (self) == NULL;
  if (get_directory (self) == NULL)
    return;

  if (self->dialog == NULL)
    open_dialog (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/**
 * lk_new_user_guide_start_like:
 * @self: a guide
 * @colleague: whose settings the new user gets
 *
 * Opens the dialog. What has been entered in one that is open stays as it is.
 */
void
lk_new_user_guide_start_like (LkNewUserGuide *self, LkUser *colleague)
{
  gboolean is_open = self->dialog != NULL;

  lk_new_user_guide_start (self);
  if (!is_open && self->dialog != NULL)
    lk_new_user_dialog_start_from_colleague (self->dialog, lk_user_get_id (colleague));
}

/**
 * lk_new_user_guide_manage_templates:
 * @self: a guide
 *
 * Opens the phone system’s templates.
 */
void
lk_new_user_guide_manage_templates (LkNewUserGuide *self)
{
  if (get_directory (self) != NULL)
    lk_templates_dialog_present (self->window, get_directory (self),
                                 lk_session_get_catalogue (self->session),
                                 lk_session_get_templates (self->session));
}

/**
 * lk_new_user_guide_close:
 * @self: a guide
 *
 * Closes the dialog, which may ask first.
 *
 * Returns: whether none is open now.
 */
gboolean
lk_new_user_guide_close (LkNewUserGuide *self)
{
  return close_dialog (self);
}

/**
 * lk_new_user_guide_leave_for:
 * @self: a guide
 * @next: does what takes the phone system away
 * @user_data: for @next; lives as long as the window
 *
 * Does something that neither the dialog nor changes on the user’s page outlive, as soon as the
 * person has decided about both.
 */
void
lk_new_user_guide_leave_for (LkNewUserGuide *self, LkLeaveFunc next, gpointer user_data)
{
  self->next = next;
  self->next_data = user_data;
  leave (self);
}
