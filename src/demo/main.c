/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib-unix.h>
#include <locale.h>
#include <string.h>

#include "lk-demo-pbx.h"

#define DEFAULT_USERS  250
#define DEFAULT_CLIENT "900"

typedef struct
{
  int port;
  int n_users;
  int seed;
  int latency;
  char *client_id;
  char *secret_file;
  char *version;
  char **faults;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->client_id);
  g_free (self->secret_file);
  g_free (self->version);
  g_strfreev (self->faults);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const char *const description =
  "Knobs (what real servers do is not known):\n"
  "  provlink=relative|absolute      what GenerateProvLink gives\n"
  "  expires=minutes|seconds         the unit of expires_in\n"
  "  token-lifetime=SECONDS          how long a token lives\n"
  "  null=clears|ignored|refused     what null in a write does\n"
  "  favourites=dropped|kept         when Groups is written without them\n"
  "  destinations=any|known          whether calls may be forwarded to numbers that nobody has\n"
  "  hours=any|checked               whether working hours may overlap or end before they begin\n"
  "  passwords=any|strong            what a web client password has to be\n"
  "  rights=role|kept                whether rights in Groups follow the role or stay as sent\n"
  "  main-department=taken|refused|ignored\n"
  "                                  what becomes of PrimaryGroupId when a user is created\n"
  "  new-rights=taken|role|users     whether a new user gets the rights that were sent, only their\n"
  "                                  role, or the rights of everybody\n"
  "  numbers=free|gone               whether there are extension numbers left\n"
  "  ranges=any|kept                 whether a new user’s number has to be one of the department’s\n"
  "  bulk=none|part|whole            how much of a refused bulk call was carried out\n"
  "  search=on|off  in=on|off  any=on|off  or=on|off\n"
  "                                  what a query may use\n"
  "  filter=applied|ignored          whether $filter chooses, or is passed over without a word\n"
  "  top-missing=all|page            what a list without $top gives\n"
  "  role=users|…|system_owners      the API client’s role\n"
  "  licence=active|full|missing     what the licence allows\n"
  "  refuse-user=ID                  every write to that user is refused\n"
  "  monster=ID                      that user’s record gets all that a client may meet\n"
  "\n"
  "Faults: NAME[=VALUE][@N|@*[,PATH]] strikes the N-th request, or every one, whose path (or\n"
  "method, space and path) begins with PATH; a $ at PATH’s end stands for the end. Without @ it\n"
  "strikes the first; those marked * every.\n"
  "  latency=MS *                    answers later\n"
  "  status=CODE                     answers with that status, and does nothing\n"
  "  retry-after=SECONDS *           goes with the statuses 429 and 503\n"
  "  reset                           resets the connection, and does nothing\n"
  "  lost                            does what is asked, then resets the connection\n"
  "  late=MS                         resets the connection, and does what is asked so much later\n"
  "  truncate                        does what is asked, and sends half of the answer\n"
  "  drip=BYTES/MS *                 sends so many bytes at a time\n"
  "  garbage                         answers 200 with what is no JSON\n"
  "  html                            answers 200 with a web page\n"
  "  redirect=URL                    answers 302\n"
  "  deep=LEVELS                     answers with that many arrays in each other\n"
  "  huge=BYTES                      answers with that many bytes\n"
  "  stall                           never answers\n"
  "  token-theft                     another program signs in just before\n"
  "  rival                           at the N-th creation: just before, another administrator makes\n"
  "                                  someone else with the same number\n"
  "  twin                            the same, but the other one is exactly whom the client wants\n"
  "  unauthorized                    answers 401\n"
  "  unbound                         answers as if the body had a property that nobody knows\n"
  "\n"
  "Beside the API: GET /demo/ledger, GET /demo/users?skip=N&top=N, GET /demo/users/ID,\n"
  "GET /demo/requests, POST /demo/faults with {\"add\": [\"SPEC\"…]} or {\"clear\": true};\n"
  "POST /demo/users creates a user as another administrator would, PATCH /demo/users/ID changes\n"
  "one, DELETE removes one; PUT puts any members into the record unchecked.";

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, "Port of the loopback interface", "N" },
    { "users", 0, 0, G_OPTION_ARG_INT, &options->n_users, "How many users it has", "N" },
    { "client-id", 0, 0, G_OPTION_ARG_STRING, &options->client_id,
      "The API client that may sign in", "ID" },
    { "client-secret-file", 0, 0, G_OPTION_ARG_FILENAME, &options->secret_file,
      "File with the client’s key", "FILE" },
    { "server-version", 0, 0, G_OPTION_ARG_STRING, &options->version,
      "Which server it plays, 20.0.4 to 20.0.10", "VERSION" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options->seed, "The same seed gives the same people", "N" },
    { "latency", 0, 0, G_OPTION_ARG_INT, &options->latency, "Milliseconds before each answer",
      "MS" },
    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->faults, "A knob or a fault, see below",
      "SPEC" },
    {},
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("– a phone system for trying things");

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_description (context, description);
  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static gboolean
check_options (const Options *options, LkVersion *version, GError **error)
{
  *version = options->version != NULL ? lk_version_parse (options->version) : LK_VERSION_NEWEST;

  if (options->secret_file == NULL)
    return refuse (error, "Say with --client-secret-file where the client’s key is.");
  if (*version < LK_VERSION_OLDEST || *version > LK_VERSION_NEWEST)
    return refuse (error, "The server’s version must be between 20.0.4 and 20.0.10.");
  if (options->port < 0 || options->port > 65535)
    return refuse (error, "There is no such port.");
  if (options->n_users < 0 || options->n_users > 1000000 || options->latency < 0)
    return refuse (error, "That number is out of range.");
  return TRUE;
}

static LkDemoPbx *
start (const Options *options, GError **error)
{
  g_autofree char *secret = NULL;
  g_autoptr (LkDemoPbx) pbx = NULL;
  LkVersion version;

  if (!check_options (options, &version, error)
      || !g_file_get_contents (options->secret_file, &secret, NULL, error))
    return NULL;

  pbx = lk_demo_pbx_new (&(LkDemoSettings) {
    .n_users = (guint) options->n_users,
    .seed = (guint32) options->seed,
    .version = version,
    .client_id = options->client_id != NULL ? options->client_id : DEFAULT_CLIENT,
    .client_secret = g_strstrip (secret),
    .latency = (guint) options->latency,
  });
  for (guint i = 0; options->faults != NULL && options->faults[i] != NULL; i++)
    if (!lk_demo_pbx_add_fault (pbx, options->faults[i], error))
      return NULL;
  if (!lk_demo_pbx_listen (pbx, (guint) options->port, error))
    return NULL;

  return g_steal_pointer (&pbx);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char *argv[])
{
  g_auto (Options) options = { .n_users = DEFAULT_USERS, .seed = 1 };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (LkDemoPbx) pbx = NULL;

  setlocale (LC_ALL, "");
  if (parse_options (&options, &argc, &argv, &error))
    pbx = start (&options, &error);
  if (pbx == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  g_print ("Listening at %s with %d users\n", lk_demo_pbx_get_origin (pbx), options.n_users);
  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  g_main_loop_run (loop);

  return 0;
}
