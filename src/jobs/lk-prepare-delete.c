/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-prepare.h"

#include <glib/gi18n-lib.h>

#include "lk-prepare-change.h"
#include "lk-snapshot.h"
#include "lk-user-fields.h"

/* What the plan is made of. Nothing of it changes while it is made, in a thread. */
typedef struct
{
  GPtrArray *users;
  char *client_id;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_ptr_array_unref (deletion->users);
  g_free (deletion->client_id);
  g_free (deletion);
}

static gpointer
copy_reference (gconstpointer user, gpointer data)
{
  return g_object_ref ((gpointer) user);
}

static void
gather (LkJob *job, guint position, gpointer data)
{
  Deletion *deletion = data;
  g_autoptr (LkJobItem)
    item = lk_job_item_new_for_user (g_ptr_array_index (deletion->users, position));

  lk_job_add (job, item);
}

static void
take_snapshot (LkJobItem *item, LkUser *now, gpointer data)
{
  Deletion *deletion = data;

  lk_prepare_deletion (item, now, deletion->client_id);
}

/**
 * lk_prepare_delete:
 * @directory: all users
 * @profile: the phone system
 * @users: (element-type LkUser): those who shall go
 *
 * Returns: (transfer full): what makes the plan to delete them, with a snapshot of each.
 */
LkPreparation *
lk_prepare_delete (LkDirectory *directory, LkProfile *profile, GPtrArray *users)
{
  LkPbx *pbx = lk_directory_get_pbx (directory);
  g_autoptr (LkFieldSet) fields = lk_snapshot_get_fields (lk_pbx_get_version (pbx));
  g_autoptr (LkJob) job = lk_prepare_new_job (LK_JOB_DELETE, profile);
  LkPreparation *self = lk_preparation_new (directory, job, fields);
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->users = g_ptr_array_copy (users, copy_reference, NULL);
  g_ptr_array_set_free_func (deletion->users, g_object_unref);
  deletion->client_id = g_strdup (lk_job_get_client_id (job));
  lk_preparation_set_func (self, take_snapshot, deletion, (GDestroyNotify) deletion_free);
  lk_preparation_set_gather (self, gather, users->len);
  return self;
}

static gboolean
has_phones (LkJobItem *item)
{
  LkUser *snapshot = lk_job_item_get_snapshot (item);
  g_autoptr (JsonNode) phones =
    snapshot != NULL ? lk_value_dup_json (lk_user_get (snapshot, lk_user_field_phones)) : NULL;

  return phones != NULL && JSON_NODE_HOLDS_ARRAY (phones)
         && json_array_get_length (json_node_get_array (phones)) > 0;
}

/**
 * lk_prepare_list_losses:
 * @job: users to delete, or to create anew from what was kept of them
 *
 * Returns: (transfer full) (array zero-terminated=1): what does not come back with them, each a
 *   translated sentence.
 */
char **
lk_prepare_list_losses (LkJob *job)
{
  g_autoptr (GStrvBuilder) losses = g_strv_builder_new ();

  g_strv_builder_add (losses, _ ("The technical number is a new one. What refers to the old one, "
                                 "such as another program, has to be told."));
  g_strv_builder_add (losses, _ ("Passwords, PINs and the phones’ credentials are made anew."));
  g_strv_builder_add (losses, _ ("Voicemail messages and recorded greetings are lost."));
  g_strv_builder_add (losses, _ ("Recordings, chats and the call history are lost, or stay "
                                 "without their owner."));
  g_strv_builder_add (losses, _ ("Places in queues and ring groups, and inbound numbers that lead "
                                 "here, have to be set again."));
  g_strv_builder_add (losses, _ ("Apps have to be connected again with a new provisioning link."));
  if (lk_prepare_has_item (job, has_phones))
    g_strv_builder_add (losses,
                        _ ("Desk phones are not registered until they are provisioned again."));

  return g_strv_builder_end (losses);
}
