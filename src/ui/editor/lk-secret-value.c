/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-secret-value.h"

#include <glib/gi18n-lib.h>

#include "lk-clipboard.h"
#include "lk-error-report.h"
#include "lk-pbx-users.h"
#include "lk-secret.h"

#define REVEAL_SECONDS 30
#define DOTS           "••••••••"

struct _LkSecretValue
{
  AdwBin parent_instance;

  GtkLabel *value;
  GtkSpinner *spinner;
  GtkButton *reveal;
  GtkButton *copy;

  const LkField *field;
  LkPbx *pbx;
  int user_id;
  guint reveal_seconds;

  LkSecret *secret; /* only while it is shown */
  gboolean shown;
  guint timeout;
  GCancellable *cancellable; /* of the question under way */
};

enum
{
  PROP_REVEAL_SECONDS = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkSecretValue, lk_secret_value, ADW_TYPE_BIN)

/* A question to the server, and what it is asked for. */
typedef struct
{
  LkSecretValue *self;
  void (*use) (LkSecretValue *self, const char *secret);
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->self);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
name_button (GtkButton *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
}

static void
update_reveal (LkSecretValue *self)
{
  const char *label = lk_field_get_label (self->field);
  /* Translators: %s is a field’s label, such as “Voicemail PIN”. */
  g_autofree char *name = self->shown ? g_strdup_printf (_ ("Hide: %s"), label)
                                      : g_strdup_printf (_ ("Reveal: %s"), label);

  gtk_button_set_icon_name (self->reveal,
                            self->shown ? "view-conceal-symbolic" : "view-reveal-symbolic");
  name_button (self->reveal, name);
}

static void
hide (LkSecretValue *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->secret, lk_secret_free);
  self->shown = FALSE;
  gtk_label_set_text (self->value, DOTS);
  update_reveal (self);
}

static gboolean
time_over_cb (gpointer user_data)
{
  LkSecretValue *self = user_data;

  self->timeout = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

static void
show (LkSecretValue *self, const char *secret)
{
  hide (self);
  self->shown = TRUE;
  self->secret = g_strdup (secret);
  gtk_label_set_text (self->value, secret != NULL ? secret : _ ("Not set"));
  update_reveal (self);
  self->timeout = g_timeout_add_seconds (self->reveal_seconds, time_over_cb, self);
}

static void
copy (LkSecretValue *self, const char *secret)
{
  if (secret != NULL)
    lk_clipboard_copy_secret (GTK_WIDGET (self), secret);
  else
    lk_report_news (GTK_WIDGET (self), _ ("There is nothing to copy: it is not set."));
}

static void
set_asking (LkSecretValue *self, gboolean asking)
{
  gtk_spinner_set_spinning (self->spinner, asking);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), asking);
}

static void
stop_asking (LkSecretValue *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  set_asking (self, FALSE);
}

static void
report (LkSecretValue *self, const GError *error)
{
  g_autofree char *title = g_strdup_printf (
    /* Translators: %s is a field’s label, such as “Voicemail PIN”. */
    _ ("“%s” could not be read"), lk_field_get_label (self->field));

  lk_report_error (GTK_WIDGET (self), title, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LkUser) user = lk_pbx_users_get_finish (LK_PBX (source), result, &error);
  const LkValue *value;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  stop_asking (question->self);
  if (error != NULL)
    {
      report (question->self, error);
      return;
    }

  value = lk_user_get (user, question->self->field);
  question->use (question->self, lk_value_get_text (value));
  if (value->type == LK_VALUE_TEXT)
    lk_secret_wipe (value->text);
}

static void
ask (LkSecretValue *self, void (*use) (LkSecretValue *self, const char *secret))
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_one (self->field);
  Question *question;

  stop_asking (self);
  if (self->pbx == NULL)
    return;

  question = g_new0 (Question, 1);
  question->self = g_object_ref (self);
  question->use = use;
  self->cancellable = g_cancellable_new ();
  set_asking (self, TRUE);
  lk_pbx_users_get_async (self->pbx, self->user_id, fields, self->cancellable, answered_cb,
                          question);
}

static void
reveal_clicked_cb (LkSecretValue *self)
{
  if (self->shown)
    hide (self);
  else
    ask (self, show);
}

static void
copy_clicked_cb (LkSecretValue *self)
{
  if (self->shown)
    copy (self, self->secret);
  else
    ask (self, copy);
}

/* What nobody can see any more need not be in memory either. */
static void
lk_secret_value_unmap (GtkWidget *widget)
{
  LkSecretValue *self = LK_SECRET_VALUE (widget);

  stop_asking (self);
  hide (self);

  GTK_WIDGET_CLASS (lk_secret_value_parent_class)->unmap (widget);
}

static void
lk_secret_value_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_REVEAL_SECONDS:
      g_value_set_uint (value, LK_SECRET_VALUE (object)->reveal_seconds);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_secret_value_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_REVEAL_SECONDS:
      LK_SECRET_VALUE (object)->reveal_seconds = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_secret_value_dispose (GObject *object)
{
  LkSecretValue *self = LK_SECRET_VALUE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->secret, lk_secret_free);
  g_clear_object (&self->pbx);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_SECRET_VALUE);

  G_OBJECT_CLASS (lk_secret_value_parent_class)->dispose (object);
}

static void
lk_secret_value_class_init (LkSecretValueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lk_secret_value_get_property;
  object_class->set_property = lk_secret_value_set_property;
  object_class->dispose = lk_secret_value_dispose;
  widget_class->unmap = lk_secret_value_unmap;

  properties[PROP_REVEAL_SECONDS] = g_param_spec_uint ("reveal-seconds", NULL, NULL, 0, G_MAXUINT,
                                                       REVEAL_SECONDS,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-secret-value.ui");
  gtk_widget_class_bind_template_child (widget_class, LkSecretValue, value);
  gtk_widget_class_bind_template_child (widget_class, LkSecretValue, spinner);
  gtk_widget_class_bind_template_child (widget_class, LkSecretValue, reveal);
  gtk_widget_class_bind_template_child (widget_class, LkSecretValue, copy);
  gtk_widget_class_bind_template_callback (widget_class, reveal_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
lk_secret_value_init (LkSecretValue *self)
{
  self->reveal_seconds = REVEAL_SECONDS;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_secret_value_new:
 * @field: the secret
 *
 * Returns: (transfer floating): a widget that shows dots.
 */
GtkWidget *
lk_secret_value_new (const LkField *field)
{
  LkSecretValue *self = g_object_new (LK_TYPE_SECRET_VALUE, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Copy: %s"), lk_field_get_label (field));

  self->field = field;
  name_button (self->copy, name);
  hide (self);

  return GTK_WIDGET (self);
}

/**
 * lk_secret_value_set_subject:
 * @self: a secret
 * @pbx: (nullable): the phone system to ask
 * @user_id: whose secret it is
 *
 * Hides and forgets what was shown of another user.
 */
void
lk_secret_value_set_subject (LkSecretValue *self, LkPbx *pbx, int user_id)
{
  stop_asking (self);
  hide (self);
  g_set_object (&self->pbx, pbx);
  self->user_id = user_id;
}
