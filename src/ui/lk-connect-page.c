/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-connect-page.h"

#include <glib/gi18n-lib.h>

#include "lk-certificate-box.h"
#include "lk-client-credentials.h"
#include "lk-colour-row.h"
#include "lk-error.h"
#include "lk-origin.h"
#include "lk-problem.h"
#include "lk-profile-row.h"
#include "lk-secret.h"
#include "lk-trial.h"

struct _LkConnectPage
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  GtkWidget *greeting;
  GtkImage *logo;
  GtkWidget *saved_group;
  GtkListBox *saved_list;
  GtkListBox *form;
  GtkWidget *address_row;
  GtkWidget *client_id_row;
  GtkWidget *key_row;
  GtkWidget *name_row;
  LkColourRow *colour_row;
  GtkWidget *problem_row;
  GtkLabel *problem;
  GtkWidget *session_button;
  LkCertificateBox *certificate_box;
  GtkStack *button_stack;
  GtkButton *connect_button;
  GtkWidget *demo_button;
  GtkSpinner *spinner;
  GtkWidget *cancel_button;

  /* Owned */
  LkPhoneSystems *phone_systems;
  LkProfile *edited; /* NULL for a new phone system */
  char *id;          /* the profile's that is being made; NULL until it is needed */
  LkProfile *wanted; /* what the last attempt is about */
  LkPbx *pbx;        /* of the last attempt */
  gboolean is_refused;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_CONNECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkConnectPage, lk_connect_page, ADW_TYPE_BIN)

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
dup_stripped (GtkWidget *row)
{
  return g_strstrip (g_strdup (get_text (row)));
}

static gboolean
has_key (LkConnectPage *self)
{
  return *get_text (self->key_row) != '\0';
}

/* A stored key only ever goes where it was given for. Whoever changes the address or the client
 * enters the key once more. */
static gboolean
is_connection_unchanged (LkConnectPage *self)
{
  g_autofree char *origin = lk_origin_parse (get_text (self->address_row), NULL);
  g_autofree char *client_id = dup_stripped (self->client_id_row);

  return self->edited != NULL && g_strcmp0 (origin, lk_profile_get_origin (self->edited)) == 0
         && g_str_equal (client_id, lk_profile_get_client_id (self->edited));
}

static gboolean
can_connect (LkConnectPage *self)
{
  gboolean has_names = *get_text (self->address_row) != '\0'
                       && *get_text (self->client_id_row) != '\0';

  return !self->is_refused && has_names && (has_key (self) || is_connection_unchanged (self));
}

static void
update_connect_button (LkConnectPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->connect_button), can_connect (self));
}

static void
set_busy (LkConnectPage *self, gboolean busy)
{
  gtk_stack_set_visible_child_name (self->button_stack, busy ? "busy" : "idle");
  gtk_spinner_set_spinning (self->spinner, busy);
  /* The focus leaves the form first: an entry that cannot be used would keep it. */
  if (busy)
    gtk_widget_grab_focus (self->cancel_button);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !busy);
}

static void
hide_problem (LkConnectPage *self)
{
  GtkWidget *rows[] = { self->address_row, self->client_id_row, self->key_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_remove_css_class (rows[i], "error");
  if (gtk_widget_get_parent (self->problem_row) != NULL)
    gtk_list_box_remove (self->form, self->problem_row);
  gtk_widget_set_visible (GTK_WIDGET (self->certificate_box), FALSE);
}

static GtkWidget *
find_culprit (LkConnectPage *self, const GError *error)
{
  if (error->domain != LK_ERROR)
    return self->address_row;

  switch ((LkError) error->code)
    {
    case LK_ERROR_SIGN_IN_REFUSED:
    case LK_ERROR_KEYRING:
      return self->key_row;
    case LK_ERROR_TOKEN_TAKEN:
    case LK_ERROR_FORBIDDEN:
    case LK_ERROR_LICENCE:
    case LK_ERROR_CONFLICT:
      return self->client_id_row;
    default:
      return self->address_row;
    }
}

static void
offer_certificate (LkConnectPage *self)
{
  const char *refused = self->pbx != NULL ? lk_pbx_get_refused_certificate (self->pbx) : NULL;

  if (refused != NULL)
    lk_certificate_box_offer (self->certificate_box, refused, lk_pbx_get_origin (self->pbx));
}

static void
show_problem (LkConnectPage *self, const GError *error)
{
  GtkWidget *culprit = find_culprit (self, error);
  int position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (culprit)) + 1;

  gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (self->session_button,
                          has_key (self) && g_error_matches (error, LK_ERROR, LK_ERROR_KEYRING));
  gtk_list_box_insert (self->form, self->problem_row, position);
  gtk_widget_add_css_class (culprit, "error");
  gtk_widget_grab_focus (culprit);

  if (g_error_matches (error, LK_ERROR, LK_ERROR_CERTIFICATE))
    offer_certificate (self);
  self->is_refused = g_error_matches (error, LK_ERROR, LK_ERROR_SIGN_IN_REFUSED);
  update_connect_button (self);
}

static void
end_attempt (LkConnectPage *self, const GError *error)
{
  set_busy (self, FALSE);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error);
}

static char *
dup_name (LkConnectPage *self, const char *origin)
{
  g_autofree char *name = dup_stripped (self->name_row);
  g_autoptr (GUri) uri = g_uri_parse (origin, G_URI_FLAGS_NONE, NULL);

  if (*name != '\0' || uri == NULL)
    return g_steal_pointer (&name);
  return g_strdup (g_uri_get_host (uri));
}

static const char *
ensure_id (LkConnectPage *self)
{
  if (self->edited != NULL)
    return lk_profile_get_id (self->edited);
  if (self->id == NULL)
    self->id = g_uuid_string_random ();

  return self->id;
}

/* Always a profile of its own: the one that is edited changes when all this has been tried and its
 * key is stored. */
static LkProfile *
make_profile (LkConnectPage *self, const char *origin)
{
  LkProfile *profile = lk_profile_new (ensure_id (self));
  g_autofree char *client_id = dup_stripped (self->client_id_row);
  g_autofree char *name = dup_name (self, origin);

  g_object_set (profile, "name", name, "colour", lk_colour_row_get_colour (self->colour_row),
                "origin", origin, "client-id", client_id, "certificate",
                lk_certificate_box_find_trusted (self->certificate_box, origin), NULL);
  return profile;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkConnectPage) self = user_data;
  LkPhoneSystems *phone_systems = LK_PHONE_SYSTEMS (source);
  g_autoptr (GError) error = NULL;
  LkProfile *profile;

  if (!lk_phone_systems_save_finish (phone_systems, result, &error))
    {
      end_attempt (self, error);
      return;
    }

  end_attempt (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->key_row), "");
  g_clear_pointer (&self->id, g_free);
  profile = lk_phone_systems_find (phone_systems, lk_profile_get_id (self->wanted));
  if (profile != NULL)
    g_signal_emit (self, signals[SIGNAL_CONNECTED], 0, profile);
}

static void
save (LkConnectPage *self)
{
  char *key = has_key (self) ? dup_stripped (self->key_row) : NULL;

  lk_phone_systems_save_async (self->phone_systems, self->wanted, key, self->cancellable, saved_cb,
                               g_object_ref (self));
  g_clear_pointer (&key, lk_secret_free);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkConnectPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (lk_trial_run_finish (LK_PBX (source), result, &error))
    save (self);
  else
    end_attempt (self, error);
}

static void
try_key (LkConnectPage *self, const char *key)
{
  g_autoptr (LkTokenSource)
    tokens = lk_client_credentials_new (lk_profile_get_client_id (self->wanted), key);

  g_clear_object (&self->pbx);
  self->pbx = lk_pbx_new (lk_profile_get_origin (self->wanted),
                          lk_profile_get_certificate (self->wanted), tokens);
  lk_trial_run_async (self->pbx, self->cancellable, tried_cb, g_object_ref (self));
}

static void
try_entered_key (LkConnectPage *self)
{
  char *key = dup_stripped (self->key_row);

  try_key (self, key);
  lk_secret_free (key);
}

static void
lookup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkConnectPage) self = user_data;
  g_autoptr (GError) error = NULL;
  char *key = lk_keyring_lookup_finish (LK_KEYRING (source), result, &error);

  if (key == NULL && error == NULL)
    error = lk_problem_new_missing_key (self->wanted);

  if (key != NULL)
    try_key (self, key);
  else
    end_attempt (self, error);
  g_clear_pointer (&key, lk_secret_free);
}

static void
try_stored_key (LkConnectPage *self)
{
  lk_keyring_lookup_async (lk_phone_systems_get_keyring (self->phone_systems),
                           lk_profile_get_id (self->wanted), self->cancellable, lookup_cb,
                           g_object_ref (self));
}

/* A new name or colour can be saved while the phone system is out of reach. */
static gboolean
changes_only_looks (LkConnectPage *self)
{
  gboolean has_new_looks =
    g_strcmp0 (lk_profile_get_name (self->wanted), lk_profile_get_name (self->edited)) != 0
    || g_strcmp0 (lk_profile_get_colour (self->wanted), lk_profile_get_colour (self->edited)) != 0;

  return has_new_looks
         && g_strcmp0 (lk_profile_get_certificate (self->wanted),
                       lk_profile_get_certificate (self->edited))
              == 0;
}

static void
begin_attempt (LkConnectPage *self)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
}

/* Returns: whether what was entered could be a phone system, which is then the wanted one. */
static gboolean
take_entries (LkConnectPage *self, GError **error)
{
  g_autofree char *origin = lk_origin_parse (get_text (self->address_row), error);

  if (origin == NULL)
    return FALSE;

  g_clear_object (&self->wanted);
  self->wanted = make_profile (self, origin);
  return lk_phone_systems_check (self->phone_systems, self->wanted, error);
}

static void
connect_cb (LkConnectPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!can_connect (self))
    return;

  hide_problem (self);
  if (!take_entries (self, &error))
    {
      show_problem (self, error);
      return;
    }

  begin_attempt (self);
  if (has_key (self))
    try_entered_key (self);
  else if (changes_only_looks (self))
    save (self);
  else
    try_stored_key (self);
}

static void
cancel_cb (GtkButton *button, LkConnectPage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
trusted_cb (LkCertificateBox *box, LkConnectPage *self)
{
  connect_cb (self);
}

static void
keep_for_session_cb (GtkButton *button, LkConnectPage *self)
{
  char *key = dup_stripped (self->key_row);

  hide_problem (self);
  begin_attempt (self);
  lk_phone_systems_save_for_session_async (self->phone_systems, self->wanted, key,
                                           self->cancellable, saved_cb, g_object_ref (self));
  lk_secret_free (key);
}

static void
credentials_changed_cb (GtkEditable *editable, LkConnectPage *self)
{
  self->is_refused = FALSE;
  hide_problem (self);
  update_connect_button (self);
}

static void
show_saved_cb (LkConnectPage *self)
{
  GListModel *profiles = lk_phone_systems_get_profiles (self->phone_systems);

  gtk_widget_set_visible (self->saved_group,
                          self->edited == NULL && g_list_model_get_n_items (profiles) > 0);
}

static GtkWidget *
create_saved_row_cb (gpointer profile, gpointer user_data)
{
  GtkWidget *row = lk_profile_row_new (profile);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", lk_profile_get_id (profile));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-phone-system");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
name_connect_button (LkConnectPage *self, const char *label)
{
  gtk_button_set_label (self->connect_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->connect_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
lk_connect_page_dispose (GObject *object)
{
  LkConnectPage *self = LK_CONNECT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->pbx);
  g_clear_object (&self->wanted);
  g_clear_object (&self->edited);
  g_clear_object (&self->phone_systems);
  g_clear_object (&self->problem_row);

  G_OBJECT_CLASS (lk_connect_page_parent_class)->dispose (object);
}

static void
lk_connect_page_finalize (GObject *object)
{
  g_free (LK_CONNECT_PAGE (object)->id);

  G_OBJECT_CLASS (lk_connect_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-connect-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, greeting);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, logo);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, saved_group);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, saved_list);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, form);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, address_row);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, client_id_row);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, key_row);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, colour_row);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, problem_row);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, problem);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, session_button);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, certificate_box);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, button_stack);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, connect_button);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, demo_button);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LkConnectPage, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, connect_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, trusted_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_for_session_cb);
  gtk_widget_class_bind_template_callback (widget_class, credentials_changed_cb);
}

static void
lk_connect_page_class_init (LkConnectPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_connect_page_dispose;
  object_class->finalize = lk_connect_page_finalize;

  signals[SIGNAL_CONNECTED] = g_signal_new ("connected", LK_TYPE_CONNECT_PAGE, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, LK_TYPE_PROFILE);
  g_type_ensure (LK_TYPE_CERTIFICATE_BOX);
  g_type_ensure (LK_TYPE_COLOUR_ROW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
lk_connect_page_init (LkConnectPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_object_ref (self->problem_row);
  gtk_image_set_from_icon_name (self->logo, APPLICATION_ID);
  adw_window_title_set_title (self->window_title, _ ("Linekeeper"));
  name_connect_button (self, _ ("Connect"));
  update_connect_button (self);
}

GtkWidget *
lk_connect_page_new (void)
{
  return g_object_new (LK_TYPE_CONNECT_PAGE, NULL);
}

/**
 * lk_connect_page_set_phone_systems:
 * @self: a page
 * @phone_systems: where a new one is kept; those that are there already are offered
 */
void
lk_connect_page_set_phone_systems (LkConnectPage *self, LkPhoneSystems *phone_systems)
{
  GListModel *profiles = lk_phone_systems_get_profiles (phone_systems);

  g_set_object (&self->phone_systems, phone_systems);
  gtk_list_box_bind_model (self->saved_list, profiles, create_saved_row_cb, NULL, NULL);
  g_signal_connect_object (profiles, "items-changed", G_CALLBACK (show_saved_cb), self,
                           G_CONNECT_SWAPPED);
  show_saved_cb (self);
}

/**
 * lk_connect_page_edit:
 * @self: a page
 * @profile: one of the phone systems
 *
 * Changes @profile instead of making a new one. Its key is not shown; where none is entered, the
 * stored one stays, and is tried unless only the looks change.
 */
void
lk_connect_page_edit (LkConnectPage *self, LkProfile *profile)
{
  g_set_object (&self->edited, profile);
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), lk_profile_get_origin (profile));
  gtk_editable_set_text (GTK_EDITABLE (self->client_id_row), lk_profile_get_client_id (profile));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), lk_profile_get_name (profile));
  lk_colour_row_set_colour (self->colour_row, lk_profile_get_colour (profile));
  lk_certificate_box_trust (self->certificate_box, lk_profile_get_certificate (profile),
                            lk_profile_get_origin (profile));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key_row),
                                 _ ("New API key (empty: as before)"));
  adw_window_title_set_title (self->window_title, _ ("Edit Phone System"));
  name_connect_button (self, _ ("Save"));
  gtk_widget_set_visible (self->greeting, FALSE);
  gtk_widget_set_visible (self->demo_button, FALSE);
  show_saved_cb (self);
  update_connect_button (self);
}

/**
 * lk_connect_page_stop:
 * @self: a page
 *
 * Ends an attempt that is under way; nothing is reported any more.
 */
void
lk_connect_page_stop (LkConnectPage *self)
{
  g_cancellable_cancel (self->cancellable);
}
