/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-state-bar.h"

#include <glib/gi18n-lib.h>

#include "lk-problem.h"

struct _LkStateBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkImage *icon;
  GtkLabel *sentence;
  GtkButton *button;

  LkSession *session;
  LkPbx *pbx;
};

G_DEFINE_FINAL_TYPE (LkStateBar, lk_state_bar, ADW_TYPE_BIN)

static gboolean
is_paused (LkStateBar *self)
{
  return self->pbx != NULL && lk_pbx_get_paused_until (self->pbx) > g_get_monotonic_time ();
}

static void
show_pause (LkStateBar *self)
{
  gint64 left = lk_pbx_get_paused_until (self->pbx) - g_get_monotonic_time ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) end = g_date_time_add (now, left);
  g_autofree char *time = g_date_time_format (end, "%X");
  /* Translators: %s is a time of the day. */
  g_autofree char *sentence =
    g_strdup_printf (_ ("The phone system asks for a pause. Linekeeper goes on by itself at %s."),
                     time);

  gtk_label_set_text (self->sentence, sentence);
  gtk_image_set_from_icon_name (self->icon, "document-open-recent-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
}

static void
show_problem (LkStateBar *self, const GError *problem)
{
  LkRemedy remedy = lk_problem_get_remedy (problem);
  const char *label = lk_remedy_get_label (remedy);

  gtk_label_set_text (self->sentence, problem->message);
  gtk_image_set_from_icon_name (self->icon, lk_problem_get_icon_name (problem));
  gtk_button_set_label (self->button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), lk_remedy_get_action (remedy));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->button), TRUE);
}

static void
update_cb (LkStateBar *self)
{
  const GError *problem = self->session != NULL ? lk_session_get_problem (self->session) : NULL;
  gboolean paused = is_paused (self);

  if (paused)
    show_pause (self);
  else if (problem != NULL)
    show_problem (self, problem);

  gtk_revealer_set_reveal_child (self->revealer, paused || problem != NULL);
}

static void
follow_pbx_cb (LkStateBar *self)
{
  LkDirectory *directory = self->session != NULL ? lk_session_get_directory (self->session) : NULL;
  LkPbx *pbx = directory != NULL ? lk_directory_get_pbx (directory) : NULL;

  if (self->pbx != NULL)
    g_signal_handlers_disconnect_by_func (self->pbx, update_cb, self);
  g_set_object (&self->pbx, pbx);
  if (self->pbx != NULL)
    g_signal_connect_object (self->pbx, "notify::paused-until", G_CALLBACK (update_cb), self,
                             G_CONNECT_SWAPPED);
  update_cb (self);
}

static void
lk_state_bar_dispose (GObject *object)
{
  LkStateBar *self = LK_STATE_BAR (object);

  g_clear_object (&self->pbx);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (lk_state_bar_parent_class)->dispose (object);
}

static void
lk_state_bar_class_init (LkStateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_state_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-state-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LkStateBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, LkStateBar, icon);
  gtk_widget_class_bind_template_child (widget_class, LkStateBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, LkStateBar, button);
}

static void
lk_state_bar_init (LkStateBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lk_state_bar_new (void)
{
  return g_object_new (LK_TYPE_STATE_BAR, NULL);
}

/**
 * lk_state_bar_set_session:
 * @self: a bar
 * @session: (nullable): whose problems it shows
 */
void
lk_state_bar_set_session (LkStateBar *self, LkSession *session)
{
  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "notify::problem", G_CALLBACK (update_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::directory", G_CALLBACK (follow_pbx_cb), self,
                               G_CONNECT_SWAPPED);
    }
  follow_pbx_cb (self);
}
