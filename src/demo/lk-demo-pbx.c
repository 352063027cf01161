/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-pbx.h"

#include <libsoup/soup.h>
#include <string.h>

#include "lk-demo-admin.h"
#include "lk-demo-api.h"
#include "lk-demo-delivery.h"
#include "lk-demo-departures.h"
#include "lk-demo-door.h"
#include "lk-demo-record.h"
#include "lk-demo-rival.h"
#include "lk-demo-route.h"

#define DEMO_PATH "/demo/"

struct _LkDemoPbx
{
  GObject parent_instance;

  LkDemoWorld *world;
  SoupServer *server;
  LkDemoDoor *door; /* NULL until it listens */
  char *origin;
  guint latency;
  LkDemoDepartures *departures;
};

enum
{
  SIGNAL_EXCHANGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkDemoPbx, lk_demo_pbx, G_TYPE_OBJECT)

static const char *
peek_text (GBytes *bytes, char **buffer)
{
  *buffer = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                          : NULL;
  return *buffer;
}

static void
report (LkDemoPbx *self, LkDemoVisit *visit)
{
  g_autofree char *uri = NULL;
  g_autofree char *request = NULL;
  g_autofree char *response = NULL;

  if (!g_signal_has_handler_pending (self, signals[SIGNAL_EXCHANGE], 0, FALSE))
    return;

  uri = g_uri_to_string (soup_server_message_get_uri (visit->message));
  peek_text (g_bytes_get_size (visit->call.body) > 0 ? visit->call.body : NULL, &request);
  peek_text (visit->call.answer, &response);
  g_signal_emit (self, signals[SIGNAL_EXCHANGE], 0, visit->call.method, uri, request,
                 visit->call.status, response);
}

static void
answer (LkDemoVisit *visit, gpointer user_data)
{
  LkDemoPbx *self = user_data;
  g_autofree char *version = lk_demo_world_dup_version (self->world);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (visit->message);

  if (visit->fate.troubles & LK_DEMO_TROUBLE_TOKEN_THEFT)
    lk_demo_tokens_steal (self->world->tokens);
  if (visit->fate.troubles & (LK_DEMO_TROUBLE_RIVAL | LK_DEMO_TROUBLE_TWIN))
    lk_demo_rival_outrun (self->world, visit->call.body,
                          (visit->fate.troubles & LK_DEMO_TROUBLE_TWIN) != 0);
  if (!lk_demo_delivery_replace (&visit->call, &visit->fate))
    {
      soup_message_headers_replace (headers, "X-3CX-Version", version);
      lk_demo_api_serve (self->world, &visit->call, visit->path);
      lk_demo_ledger_record (self->world->ledger, LK_DEMO_BY_CLIENT, visit->path, &visit->call);
    }
  report (self, visit);
}

static void
serve_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  LkDemoPbx *self = user_data;
  g_autoptr (LkDemoVisit) visit = lk_demo_visit_new (self->world, self->origin, message);
  const char *raw_path = g_uri_get_path (soup_server_message_get_uri (message));
  g_autofree char *kind = lk_demo_route_normalise (raw_path);
  guint latency;

  lk_demo_ledger_count (self->world->ledger, visit->call.method, kind);
  visit->fate = lk_demo_faults_meet (self->world->faults, visit->call.method, raw_path);
  latency = self->latency + visit->fate.latency;
  if (visit->fate.troubles & LK_DEMO_TROUBLE_LATE)
    {
      guint late = visit->fate.late;

      lk_demo_departures_break_off (self->departures, g_steal_pointer (&visit), late, answer, self);
      return;
    }

  answer (visit, self);
  if (latency > 0)
    lk_demo_departures_send_after (self->departures, g_steal_pointer (&visit), latency);
  else
    lk_demo_departures_send (self->departures, visit);
}

static void
serve_demo_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer user_data)
{
  LkDemoPbx *self = user_data;
  g_autoptr (LkDemoVisit) visit = lk_demo_visit_new (self->world, self->origin, message);

  lk_demo_admin_serve (self->world, &visit->call, visit->path, query);
  lk_demo_departures_send (self->departures, visit);
}

/* A body of any size would be kept in memory until the handler sees it. */
static void
refuse_large_bodies_cb (SoupServer *server,
                        SoupServerMessage *message,
                        const char *path,
                        GHashTable *query,
                        gpointer user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  if (soup_message_headers_get_content_length (headers) > LK_DEMO_MAX_BODY)
    soup_server_message_set_status (message, 413, NULL);
}

static void
lk_demo_pbx_dispose (GObject *object)
{
  LkDemoPbx *self = LK_DEMO_PBX (object);

  lk_demo_departures_close (self->departures);
  g_clear_pointer (&self->door, lk_demo_door_close);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (lk_demo_pbx_parent_class)->dispose (object);
}

static void
lk_demo_pbx_finalize (GObject *object)
{
  LkDemoPbx *self = LK_DEMO_PBX (object);

  g_clear_pointer (&self->world, lk_demo_world_free);
  lk_demo_departures_free (self->departures);
  g_free (self->origin);

  G_OBJECT_CLASS (lk_demo_pbx_parent_class)->finalize (object);
}

static void
lk_demo_pbx_class_init (LkDemoPbxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_demo_pbx_dispose;
  object_class->finalize = lk_demo_pbx_finalize;

  signals[SIGNAL_EXCHANGE] = g_signal_new ("exchange", LK_TYPE_DEMO_PBX, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 5, G_TYPE_STRING, G_TYPE_STRING,
                                           G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING);
}

static void
lk_demo_pbx_init (LkDemoPbx *self)
{
  self->departures = lk_demo_departures_new ();
  self->server = soup_server_new ("server-header", "nginx", NULL);
  soup_server_add_early_handler (self->server, NULL, refuse_large_bodies_cb, self, NULL);
  soup_server_add_handler (self->server, NULL, serve_cb, self, NULL);
  soup_server_add_handler (self->server, DEMO_PATH, serve_demo_cb, self, NULL);
}

/**
 * lk_demo_pbx_new:
 * @settings: what kind of phone system
 *
 * Returns: (transfer full): a phone system that does not listen yet.
 */
LkDemoPbx *
lk_demo_pbx_new (const LkDemoSettings *settings)
{
  LkDemoPbx *self = g_object_new (LK_TYPE_DEMO_PBX, NULL);

  self->world = lk_demo_world_new (settings);
  self->latency = settings->latency;

  return self;
}

static gboolean
open_door (LkDemoPbx *self, guint port, GTlsCertificate *certificate, GError **error)
{
  g_clear_pointer (&self->door, lk_demo_door_close);
  g_clear_pointer (&self->origin, g_free);
  self->door = lk_demo_door_open (self->server, port, certificate, error);
  if (self->door == NULL)
    return FALSE;

  self->origin = lk_demo_door_dup_origin (self->door);
  return TRUE;
}

/**
 * lk_demo_pbx_listen:
 * @self: a phone system
 * @port: a port of the loopback interface; 0 takes a free one
 * @error: return location
 *
 * Returns: whether it listens.
 */
gboolean
lk_demo_pbx_listen (LkDemoPbx *self, guint port, GError **error)
{
  return open_door (self, port, NULL, error);
}

/**
 * lk_demo_pbx_listen_tls:
 * @self: a phone system
 * @port: a port of the loopback interface; 0 takes a free one
 * @certificate: with its private key
 * @error: return location
 *
 * Returns: whether it listens, encrypted.
 */
gboolean
lk_demo_pbx_listen_tls (LkDemoPbx *self, guint port, GTlsCertificate *certificate, GError **error)
{
  return open_door (self, port, certificate, error);
}

/**
 * lk_demo_pbx_get_origin:
 * @self: a phone system that listens
 *
 * Returns: (transfer none) (nullable): "http://127.0.0.1:PORT".
 */
const char *
lk_demo_pbx_get_origin (LkDemoPbx *self)
{
  return self->origin;
}

/**
 * lk_demo_pbx_add_fault:
 * @self: a phone system
 * @spec: a knob or a fault, as `linekeeper-demo-pbx --help` lists them
 * @error: return location
 *
 * Returns: whether @spec can be understood; otherwise %G_IO_ERROR_INVALID_ARGUMENT.
 */
gboolean
lk_demo_pbx_add_fault (LkDemoPbx *self, const char *spec, GError **error)
{
  return lk_demo_rival_add_fault (self->world, spec, error);
}

/**
 * lk_demo_pbx_clear_faults:
 * @self: a phone system
 *
 * Takes back every fault, and turns every knob to where it was at first.
 */
void
lk_demo_pbx_clear_faults (LkDemoPbx *self)
{
  lk_demo_world_clear_faults (self->world);
}

/**
 * lk_demo_pbx_create_user:
 * @self: a phone system
 * @body: what a POST of the user would send
 * @id: (out) (optional): the new user's Id; 0 where nobody was created
 * @error: return location
 *
 * Creates a user as another administrator might just now. The ledger tells it from what clients do.
 *
 * Returns: whether it was carried out; otherwise, with the phone system's answer,
 *   %G_IO_ERROR_FAILED.
 */
gboolean
lk_demo_pbx_create_user (LkDemoPbx *self, JsonObject *body, int *id, GError **error)
{
  return lk_demo_rival_create_user (self->world, body, id, error);
}

/**
 * lk_demo_pbx_remove_user:
 * @self: a phone system
 * @id: a user
 * @error: return location
 *
 * Removes a user as another administrator might just now.
 *
 * Returns: whether it was carried out; otherwise %G_IO_ERROR_NOT_FOUND or, with the phone system's
 *   answer, %G_IO_ERROR_FAILED.
 */
gboolean
lk_demo_pbx_remove_user (LkDemoPbx *self, int id, GError **error)
{
  return lk_demo_rival_remove_user (self->world, id, error);
}

/**
 * lk_demo_pbx_change_user:
 * @self: a phone system
 * @id: a user
 * @body: what a PATCH of the user would send
 * @error: return location
 *
 * Does what another administrator might do just now. The ledger tells it from what clients do.
 *
 * Returns: whether it was carried out; otherwise %G_IO_ERROR_NOT_FOUND or, with the phone system's
 *   answer, %G_IO_ERROR_FAILED.
 */
gboolean
lk_demo_pbx_change_user (LkDemoPbx *self, int id, JsonObject *body, GError **error)
{
  return lk_demo_rival_change_user (self->world, id, body, error);
}

/**
 * lk_demo_pbx_put_record:
 * @self: a phone system
 * @record: a `Pbx.User` with an Id; what it leaves out stays as it is, or as in a new user
 * @error: return location
 *
 * Makes a user what no client could: nothing is checked, members and choices may be in it that no
 * document knows, and null anywhere.
 *
 * Returns: whether it is done; otherwise %G_IO_ERROR_INVALID_ARGUMENT, or the %LK_ERROR of a member
 *   of another JSON type.
 */
gboolean
lk_demo_pbx_put_record (LkDemoPbx *self, JsonObject *record, GError **error)
{
  return lk_demo_rival_put_record (self->world, record, error);
}

/**
 * lk_demo_pbx_dup_record:
 * @self: a phone system
 * @id: a user
 *
 * Returns: (transfer full) (nullable): the truth: every field, secrets too.
 */
JsonObject *
lk_demo_pbx_dup_record (LkDemoPbx *self, int id)
{
  LkUser *user = lk_demo_store_find (self->world->store, id);

  return user != NULL ? lk_demo_store_build_record (self->world->store, user) : NULL;
}

/**
 * lk_demo_pbx_dup_user:
 * @self: a phone system
 * @id: a user
 *
 * Returns: (transfer full) (nullable): the same truth in the way that the program holds users, much
 *   faster, without what the table does not know. It does not change with the truth.
 */
LkUser *
lk_demo_pbx_dup_user (LkDemoPbx *self, int id)
{
  LkUser *user = lk_demo_store_find (self->world->store, id);
  g_auto (LkDemoRecord) record = {};

  if (user == NULL)
    return NULL;

  lk_demo_record_init_copy (&record, user);
  return lk_demo_record_to_user (&record, lk_demo_store_get_fields (self->world->store), id);
}

/**
 * lk_demo_pbx_find_number:
 * @self: a phone system
 * @number: an extension number
 *
 * Returns: the Id of the user who has it; 0 where nobody has.
 */
int
lk_demo_pbx_find_number (LkDemoPbx *self, const char *number)
{
  LkUser *user = lk_demo_store_find_number (self->world->store, number);

  return user != NULL ? lk_user_get_id (user) : 0;
}

/**
 * lk_demo_pbx_count_users:
 * @self: a phone system
 *
 * Returns: how many users there are.
 */
guint
lk_demo_pbx_count_users (LkDemoPbx *self)
{
  return lk_demo_store_get_users (self->world->store)->len;
}

/**
 * lk_demo_pbx_count_mails:
 * @self: a phone system
 * @id: a user
 *
 * Returns: how many welcome e-mails the user got.
 */
guint
lk_demo_pbx_count_mails (LkDemoPbx *self, int id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->world->mails, GINT_TO_POINTER (id)));
}

/**
 * lk_demo_pbx_count_requests:
 * @self: a phone system
 * @method: (nullable): a method; %NULL counts all requests there were
 * @path: (nullable): a path with `{Id}` in the place of each key: "/xapi/v1/Users({Id})"
 *
 * Requests below `/demo` do not count.
 *
 * Returns: how many came.
 */
guint
lk_demo_pbx_count_requests (LkDemoPbx *self, const char *method, const char *path)
{
  return lk_demo_ledger_get_count (self->world->ledger, method, path);
}

/**
 * lk_demo_pbx_count_changes:
 * @self: a phone system
 * @id: a user
 *
 * Returns: how often a client's request about this user was carried out, whoever else it was about.
 */
guint
lk_demo_pbx_count_changes (LkDemoPbx *self, int id)
{
  return lk_demo_ledger_count_changes (self->world->ledger, id);
}

/**
 * lk_demo_pbx_count_faults:
 * @self: a phone system
 *
 * Returns: how often a fault has met a request, but for those that strike each unless told
 *   otherwise.
 */
guint
lk_demo_pbx_count_faults (LkDemoPbx *self)
{
  return lk_demo_faults_count_struck (self->world->faults);
}
