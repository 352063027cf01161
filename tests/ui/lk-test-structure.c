/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-test-structure.h"

#include "lk-structure-editor.h"
#include "lk-user-fields.h"

#define N_USERS 12

static JsonNode *
read_json (const char *json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

static LkUser *
new_user (const LkField *field, int id, const char *json)
{
  const LkField *all[] = { lk_user_field_number,    lk_user_field_first_name,
                           lk_user_field_last_name, lk_user_field_primary_group,
                           lk_user_field_groups,    field };
  g_autoptr (LkFieldSet) fields = lk_field_set_new_of (all, G_N_ELEMENTS (all));
  g_autoptr (JsonNode) node = read_json (json);
  g_autoptr (GError) error = NULL;
  LkUser *user;

  json_object_set_int_member (json_node_get_object (node), "Id", id);
  user = lk_user_new_from_json (fields, json_node_get_object (node), &error);
  g_assert_no_error (error);
  return user;
}

/**
 * lk_test_load_style:
 *
 * Makes the pictures look as the program does.
 */
void
lk_test_load_style (void)
{
  static GtkCssProvider *style;

  if (style != NULL)
    return;

  style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, "/io/github/linekeeper/Linekeeper/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
changed_cb (LkValueEditor *editor, LkTestStructure *self)
{
  g_auto (LkValue) value = LK_VALUE_INIT;

  lk_value_editor_get (editor, &value);
  lk_draft_set (self->draft, self->field, &value);
}

/* The editor follows the draft, as a row of the user's page does. */
static void
draft_changed_cb (LkTestStructure *self, const LkField *field)
{
  if (field == NULL || field == self->field)
    lk_value_editor_show (LK_VALUE_EDITOR (self->editor), lk_draft_get (self->draft, self->field));
}

/**
 * lk_test_structure_new:
 * @field_name: the field's name on the wire
 * @user_id: whose it is
 * @json: the user, with ' for "
 *
 * Returns: (transfer full): an editor of the field in a window.
 */
LkTestStructure *
lk_test_structure_new (const char *field_name, int user_id, const char *json)
{
  LkTestStructure *self = g_new0 (LkTestStructure, 1);
  g_autoptr (LkCatalogue) catalogue = NULL;
  g_autoptr (LkUser) user = NULL;

  lk_test_load_style ();
  self->field = lk_user_field_find (field_name);
  user = new_user (self->field, user_id, json);
  self->house = lk_test_house_new (N_USERS, 0);
  self->draft = lk_draft_new (user);
  catalogue = lk_catalogue_new (self->house->pbx);
  self->context = lk_edit_context_new (self->house->directory, catalogue, self->draft);

  self->editor = lk_structure_editor_new (self->field);
  lk_value_editor_set_context (LK_VALUE_EDITOR (self->editor), self->context);
  lk_value_editor_show (LK_VALUE_EDITOR (self->editor), lk_draft_get (self->draft, self->field));
  g_signal_connect (self->editor, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->draft, "changed", G_CALLBACK (draft_changed_cb), self);
  lk_test_house_show (self->house, self->editor);
  return self;
}

/**
 * lk_test_structure_free:
 * @self: (transfer full): a structure
 */
void
lk_test_structure_free (LkTestStructure *self)
{
  lk_value_editor_set_context (LK_VALUE_EDITOR (self->editor), NULL);
  g_object_unref (self->context);
  g_object_unref (self->draft);
  lk_test_house_free (self->house);
  g_free (self);
}

/**
 * lk_test_structure_open:
 * @self: a structure
 *
 * Returns: (transfer none): the dialog with the field's form, on screen.
 */
GtkWidget *
lk_test_structure_open (LkTestStructure *self)
{
  g_autofree char *name = g_strdup_printf ("Edit: %s", lk_field_get_label (self->field));
  GtkWidget *dialog;

  lk_test_click (self->editor, name);
  dialog = lk_test_find_window (LK_TYPE_STRUCTURE_DIALOG);
  g_assert_nonnull (dialog);
  lk_test_spin_frames (dialog, 2);
  return dialog;
}

/**
 * lk_test_structure_can_finish:
 * @dialog: a dialog
 *
 * Returns: whether the person may press Done.
 */
gboolean
lk_test_structure_can_finish (GtkWidget *dialog)
{
  return gtk_widget_is_sensitive (lk_test_get (dialog, GTK_TYPE_BUTTON, "Done"));
}

/**
 * lk_test_structure_finish:
 * @self: a structure
 * @dialog: its dialog
 *
 * Presses Done.
 */
void
lk_test_structure_finish (LkTestStructure *self, GtkWidget *dialog)
{
  g_assert_true (lk_test_structure_can_finish (dialog));
  gtk_widget_activate_action (dialog, "structure.done", NULL);
  g_assert_null (lk_test_find_window (LK_TYPE_STRUCTURE_DIALOG));
}

/**
 * lk_test_structure_choose:
 * @root: where to look
 * @name: the name of a list that drops down
 * @label: what to choose from it
 */
void
lk_test_structure_choose (GtkWidget *root, const char *name, const char *label)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (lk_test_get (root, GTK_TYPE_DROP_DOWN, name));
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), label))
        {
          gtk_drop_down_set_selected (drop_down, i);
          return;
        }
    }

  g_error ("“%s” does not offer “%s”", name, label);
}

/**
 * lk_test_structure_dup_wanted:
 * @self: a structure
 *
 * Returns: (transfer full): the draft's value of the field, as JSON.
 */
char *
lk_test_structure_dup_wanted (LkTestStructure *self)
{
  g_autoptr (JsonNode) wanted = lk_value_dup_json (lk_draft_get (self->draft, self->field));

  g_assert_nonnull (wanted);
  return json_to_string (wanted, FALSE);
}

/**
 * lk_test_structure_assert_wanted:
 * @self: a structure
 * @json: what the draft's value shall be, with ' for "
 */
void
lk_test_structure_assert_wanted (LkTestStructure *self, const char *json)
{
  g_autoptr (JsonNode) wanted = lk_value_dup_json (lk_draft_get (self->draft, self->field));
  g_autoptr (JsonNode) expected = read_json (json);
  g_autofree char *text = json_to_string (wanted, FALSE);

  if (!json_node_equal (wanted, expected))
    g_error ("%s is not %s", text, json);
}

/**
 * lk_test_structure_picture:
 * @window: a window
 * @name: what the picture shows
 *
 * Writes a picture into the folder that LINEKEEPER_PICTURES names, if it does.
 */
void
lk_test_structure_picture (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("LINEKEEPER_PICTURES");
  g_autofree char *path = folder != NULL ? g_strdup_printf ("%s/%s.png", folder, name) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;

  lk_test_screenshot (window, path, &error);
  g_assert_no_error (error);
}
