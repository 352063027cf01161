/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-bench-demo.h"

#include "lk-client-credentials.h"

#define CLIENT "900"
#define SECRET "only-for-this-benchmark"

/**
 * lk_bench_demo_start:
 * @n_users: how many people work there
 *
 * Returns: (transfer full): a demo phone system.
 */
LkDemoThread *
lk_bench_demo_start (guint n_users)
{
  LkDemoSettings settings = {
    .n_users = n_users,
    .seed = 1,
    .client_id = CLIENT,
    .client_secret = SECRET,
  };
  g_autoptr (GError) error = NULL;
  LkDemoThread *demo = lk_demo_thread_start (&settings, &error);

  if (demo == NULL)
    g_error ("%s", error->message);
  return demo;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!lk_directory_refresh_finish (LK_DIRECTORY (source), result, &error))
    g_error ("%s", error->message);
  *(gboolean *) user_data = TRUE;
}

/**
 * lk_bench_demo_load:
 * @demo: a demo phone system
 *
 * Returns: (transfer full): all its users.
 */
LkDirectory *
lk_bench_demo_load (LkDemoThread *demo)
{
  g_autoptr (LkTokenSource) tokens = lk_client_credentials_new (CLIENT, SECRET);
  g_autoptr (LkPbx) pbx = lk_pbx_new (lk_demo_thread_get_origin (demo), NULL, tokens);
  LkDirectory *directory = lk_directory_new (pbx);
  gboolean loaded = FALSE;

  lk_directory_refresh_async (directory, NULL, loaded_cb, &loaded);
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);

  return directory;
}
