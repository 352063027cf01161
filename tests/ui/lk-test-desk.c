/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-desk.h"

#include "lk-pbx-users.h"
#include "lk-user-fields.h"

/* Under sanitizers eighty rows take long to build, so all tests share them. */
static LkTestDesk shared;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(LkUser **) user_data = lk_pbx_users_get_finish (LK_PBX (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer object)
{
  return *(gpointer *) object != NULL;
}

static LkUser *
read_user (LkTestHouse *house, int id)
{
  g_autoptr (LkFieldSet) fields = lk_field_set_new_page (LK_VERSION_NEWEST);
  LkUser *user = NULL;

  lk_pbx_users_get_async (house->pbx, id, fields, NULL, read_cb, &user);
  g_assert_true (lk_test_spin_until (is_there, &user));
  return user;
}

static void
set_up (LkTestDesk *desk)
{
  LkTestHouse *house = lk_test_house_new (LK_TEST_PAGE_USERS, LK_VERSION_NEWEST);

  desk->page.house = house;
  desk->catalogue = lk_catalogue_new (house->pbx);
  desk->user = read_user (house, lk_user_get_id (lk_test_house_get_user (house, 3)));
  desk->sections = g_object_new (LK_TYPE_USER_SECTIONS, NULL);
  desk->page.page = desk->sections;
  lk_user_sections_set_version (LK_USER_SECTIONS (desk->sections), LK_VERSION_NEWEST);
  lk_test_house_show (house, desk->sections);
}

void
lk_test_desk_enter (LkTestDesk *desk, gconstpointer data)
{
  if (shared.sections == NULL)
    set_up (&shared);
  *desk = shared;
}

void
lk_test_desk_leave (LkTestDesk *desk, gconstpointer data)
{
  lk_user_sections_set_context (LK_USER_SECTIONS (desk->sections), NULL);
  g_clear_object (&desk->draft);
}

/* Lets go of what the tests shared, after the last one. */
void
lk_test_desk_end (void)
{
  if (shared.sections == NULL)
    return;

  g_object_unref (shared.user);
  g_object_unref (shared.catalogue);
  lk_test_house_free (shared.page.house);
}

static void
parse (const char *name, const char *json, LkValue *out)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;

  lk_field_from_json (lk_user_field_find (name), node, out, &error);
  g_assert_no_error (error);
}

static LkUser *
copy_with (LkUser *user, const char *name, const char *json)
{
  LkUser *copy = lk_user_new (lk_user_get_fields (user), lk_user_get_id (user));
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_user_adopt (copy, user);
  parse (name, json, &value);
  lk_user_set (copy, lk_user_field_find (name), &value);
  return copy;
}

/* Begins to edit the user, one of whose fields is as given. */
void
lk_test_desk_open (LkTestDesk *desk, const char *name, const char *json)
{
  g_autoptr (LkUser) user = copy_with (desk->user, name, json);
  g_autoptr (LkEditContext) context = NULL;

  g_clear_object (&desk->draft);
  desk->draft = lk_draft_new (user);
  context = lk_edit_context_new (desk->page.house->directory, desk->catalogue, desk->draft);
  lk_user_sections_set_context (LK_USER_SECTIONS (desk->sections), context);
}

void
lk_test_desk_bring_news (LkTestDesk *desk, const char *name, const char *json)
{
  g_autoptr (LkUser) news = copy_with (lk_draft_get_original (desk->draft), name, json);

  lk_draft_take_news (desk->draft, news);
}

void
lk_test_desk_set (LkTestDesk *desk, const char *name, const char *json)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  parse (name, json, &value);
  lk_draft_set (desk->draft, lk_user_field_find (name), &value);
}

GtkWidget *
lk_test_desk_get_row (LkTestDesk *desk, const char *name)
{
  return GTK_WIDGET (lk_test_page_find_row (&desk->page, name));
}

static GtkWidget *
get_entry (LkTestDesk *desk, const char *name)
{
  return lk_test_get (lk_test_desk_get_row (desk, name), GTK_TYPE_ENTRY, NULL);
}

const char *
lk_test_desk_get_entered (LkTestDesk *desk, const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_entry (desk, name)));
}

void
lk_test_desk_type (LkTestDesk *desk, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry (desk, name)), text);
}

/* Behind what is there. */
void
lk_test_desk_type_on (LkTestDesk *desk, const char *name, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (get_entry (desk, name));
  int end = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);

  gtk_editable_insert_text (entry, text, -1, &end);
}

void
lk_test_desk_press (LkTestDesk *desk, const char *name, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (get_entry (desk, name));
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  g_assert_true (handled);
}

void
lk_test_desk_choose (LkTestDesk *desk, const char *name, const char *label)
{
  GtkDropDown *drop_down =
    GTK_DROP_DOWN (lk_test_get (lk_test_desk_get_row (desk, name), GTK_TYPE_DROP_DOWN, NULL));
  GListModel *labels = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (labels, i);

      if (g_str_equal (gtk_string_object_get_string (item), label))
        {
          gtk_drop_down_set_selected (drop_down, i);
          return;
        }
    }

  g_error ("“%s” cannot be chosen", label);
}

static void
assert_equal_json (JsonNode *found, const char *json)
{
  g_autoptr (JsonNode) expected = json_from_string (json, NULL);
  g_autofree char *text = json_to_string (found, FALSE);

  if (!json_node_equal (found, expected))
    g_error ("%s is not %s", text, json);
}

/* What saving would send. */
void
lk_test_desk_assert_body (LkTestDesk *desk, const char *json)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, lk_draft_to_json (desk->draft));
  assert_equal_json (node, json);
}

void
lk_test_desk_assert_value (LkTestDesk *desk, const char *name, const char *json)
{
  const LkField *field = lk_user_field_find (name);
  g_autoptr (JsonNode) node = lk_field_to_json (field, lk_draft_get (desk->draft, field));

  assert_equal_json (node, json);
}

void
lk_test_desk_assert_mark (LkTestDesk *desk, const char *name, gboolean is_marked)
{
  GtkWidget *row = lk_test_desk_get_row (desk, name);
  g_autofree char *button =
    g_strdup_printf ("Put back: %s", lk_field_get_label (lk_user_field_find (name)));

  g_assert_true (gtk_widget_has_css_class (row, "changed") == is_marked);
  g_assert_true ((lk_test_find (row, GTK_TYPE_BUTTON, button) != NULL) == is_marked);
}
