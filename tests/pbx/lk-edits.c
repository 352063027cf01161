/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-edits.h"

#include <string.h>

#include "lk-agent-settings.h"
#include "lk-blf.h"
#include "lk-field-kind.h"
#include "lk-forwarding-exception.h"
#include "lk-forwarding-profile.h"
#include "lk-greeting.h"
#include "lk-membership.h"
#include "lk-phone.h"
#include "lk-schedule.h"
#include "lk-user-fields.h"

typedef void (*Edit) (LkUser *user, const LkValue *value, guint seed, LkValue *out);

static GPtrArray *
parse (const LkRecordClass *klass, const LkValue *value)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = lk_value_is_set (value) ? lk_record_parse_value (klass, value, &error)
                                             : g_ptr_array_new_with_free_func (klass->free);

  g_assert_no_error (error);
  return items;
}

static void
set_object (LkValue *out, JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  lk_value_set_json (out, node);
}

static void
replace (char **member, char *text)
{
  g_free (*member);
  *member = text;
}

/* Names of profiles, and numbers of departments, that the user has */

static void
edit_status (LkUser *user, const LkValue *value, guint seed, LkValue *out)
{
  g_autoptr (GPtrArray)
    profiles = parse (&lk_forwarding_profile_class,
                      lk_user_get (user, lk_user_field_find ("ForwardingProfiles")));

  for (guint i = 0; i < profiles->len; i++)
    {
      LkForwardingProfile *profile = profiles->pdata[(i + seed) % profiles->len];

      if (profile->name != NULL && g_strcmp0 (profile->name, lk_value_get_text (value)) != 0)
        lk_value_set_text (out, profile->name);
    }
}

static void
edit_main_department (LkUser *user, const LkValue *value, guint seed, LkValue *out)
{
  g_autoptr (GPtrArray)
    groups = parse (&lk_membership_class, lk_user_get (user, lk_user_field_groups));

  for (guint i = 0; i < groups->len; i++)
    {
      LkMembership *group = groups->pdata[(i + seed) % groups->len];

      if (!lk_membership_is_favourites (group)
          && (value->type != LK_VALUE_INT || value->integer != group->group_id))
        lk_value_set_int (out, group->group_id);
    }
}

/* Lists and objects */

static void
edit_groups (LkUser *user, const LkValue *value, guint seed, LkValue *out)
{
  static const char *const roles[] = { "users", "managers", "receptionists" };
  g_autoptr (GPtrArray) groups = parse (&lk_membership_class, value);

  for (guint i = 0; i < groups->len; i++)
    {
      LkMembership *group = groups->pdata[i];
      guint role = seed % G_N_ELEMENTS (roles);

      if (lk_membership_is_favourites (group))
        continue;
      if (g_strcmp0 (group->role, roles[role]) == 0)
        role = (role + 1) % G_N_ELEMENTS (roles);
      replace (&group->role, g_strdup (roles[role]));
      for (guint j = 0; j < LK_N_MEMBERSHIP_RIGHTS; j++)
        group->rights[j] = LK_TRISTATE_UNSET;
      lk_record_build_value (&lk_membership_class, groups, out);
      return;
    }
}

static void
edit_profiles (LkUser *user, const LkValue *value, guint seed, LkValue *out)
{
  g_autoptr (GPtrArray) profiles = parse (&lk_forwarding_profile_class, value);
  LkForwardingProfile *profile = profiles->len > 0 ? profiles->pdata[seed % profiles->len] : NULL;

  if (profile == NULL)
    return;

  profile->no_answer_timeout = profile->no_answer_timeout == 20 + seed % 9 ? 19 : 20 + seed % 9;
  replace (&profile->custom_message, g_strdup_printf ("Back at %u", seed));
  lk_record_build_value (&lk_forwarding_profile_class, profiles, out);
}

static LkForwardingException *
new_rule (LkUser *user, guint seed)
{
  gboolean is_old = lk_user_get (user, lk_user_field_find ("AIAgent"))->type == LK_VALUE_ABSENT;
  LkForwardingException *rule = lk_forwarding_exception_new (is_old ? LK_VERSION (20, 0, 5) : 0);

  if (!is_old)
    replace (&rule->condition, g_strdup ("BasedOnCallerID"));
  rule->data = g_strdup_printf ("030%u", seed);
  return rule;
}

static void
edit_exceptions (LkUser *user, const LkValue *value, guint seed, LkValue *out)
{
  g_autoptr (GPtrArray) rules = parse (&lk_forwarding_exception_class, value);
  LkForwardingException *rule = new_rule (user, seed);

  rule->destination = lk_destination_new ("VoiceMail");
  replace (&rule->destination->number, g_strdup (lk_user_get_text (user, lk_user_field_number)));
  g_ptr_array_insert (rules, 0, rule);
  if (rules->len > 4)
    g_ptr_array_remove_index (rules, 4);
  lk_record_build_value (&lk_forwarding_exception_class, rules, out);
}

static void
edit_greetings (LkUser *user, const LkValue *value, guint seed, LkValue *out)
{
  g_autoptr (GPtrArray) greetings = parse (&lk_greeting_class, value);
  LkGreeting *greeting;

  if (greetings->len == 0)
    g_ptr_array_add (greetings, lk_greeting_new ("Default"));
  greeting = greetings->pdata[0];
  replace (&greeting->filename, g_strdup_printf ("greeting-%u.wav", seed));
  lk_record_build_value (&lk_greeting_class, greetings, out);
}

static void
edit_phones (LkUser *user, const LkValue *value, guint seed, LkValue *out)
{
  g_autoptr (GPtrArray) phones = parse (&lk_phone_class, value);
  LkPhone *phone;

  if (phones->len == 0)
    {
      phone = lk_phone_new ();
      replace (&phone->mac_address, g_strdup_printf ("0A0B0C%06X", seed & 0xFFFFFF));
      replace (&phone->template_name, g_strdup ("x.ph.xml"));
      g_ptr_array_add (phones, phone);
    }
  phone = phones->pdata[0];
  replace (&phone->phone_language, g_strdup_printf ("Language %u", seed));
  lk_record_build_value (&lk_phone_class, phones, out);
}

static void
edit_hours (LkUser *user, const LkValue *value, guint seed, LkValue *out)
{
  g_autoptr (LkSchedule) hours = lk_schedule_new ("SpecificHours");
  g_autofree char *start = g_strdup_printf ("08:%02u:00", seed % 60);

  g_ptr_array_add (hours->periods, lk_period_new ("Monday", start, "16:30:00"));
  g_ptr_array_add (hours->periods, lk_period_new ("Friday", start, "12:00:00"));
  set_object (out, lk_schedule_build (hours));
}

static void
edit_agent (LkUser *user, const LkValue *value, guint seed, LkValue *out)
{
  g_autoptr (JsonNode) node = lk_value_is_set (value) ? lk_value_dup_json (value) : NULL;
  g_autoptr (JsonObject) nothing = json_object_new ();
  g_autoptr (LkAgentSettings)
    settings = lk_agent_settings_parse (node != NULL ? json_node_get_object (node) : nothing);

  replace (&settings->first_message, g_strdup_printf ("Good day, this is number %u.", seed));
  set_object (out, lk_agent_settings_build (settings));
}

static void
edit_keys (LkUser *user, const LkValue *value, guint seed, LkValue *out)
{
  const char *xml = lk_value_get_text (value);
  g_autoptr (LkBlf) blf = lk_blf_parse (xml != NULL ? xml : "", NULL);
  g_autofree char *target = g_strdup_printf ("1%03u", seed % 1000);
  g_autofree char *built = NULL;
  guint n_gone;

  if (blf == NULL)
    return;
  /* One key goes and one comes; where the text is full, more have to go. */
  n_gone = xml != NULL && strlen (xml) > 20000 ? 3 : 1;
  for (guint i = 0; i < n_gone && blf->keys->len > 3; i++)
    g_ptr_array_remove_index (blf->keys, 3);
  g_ptr_array_add (blf->keys, lk_blf_key_new (8, "BLF", "-1", target));
  built = lk_blf_build (blf);
  lk_value_set_text (out, built);
}

static const struct
{
  const char *name;
  Edit edit;
} edits[] = {
  { "CurrentProfileName", edit_status },
  { "PrimaryGroupId", edit_main_department },
  { "Groups", edit_groups },
  { "ForwardingProfiles", edit_profiles },
  { "ForwardingExceptions", edit_exceptions },
  { "Greetings", edit_greetings },
  { "Phones", edit_phones },
  { "Hours", edit_hours },
  { "BreakTime", edit_hours },
  { "AgentSettings", edit_agent },
  { "Blfs", edit_keys },
};

/* The simple kinds */

static void
edit_choice (const LkField *field, const LkValue *value, guint seed, LkValue *out)
{
  guint n_choices = 0;

  while (field->choices[n_choices].value != NULL)
    n_choices++;
  for (guint i = 0; i < n_choices; i++)
    {
      const char *choice = field->choices[(i + seed) % n_choices].value;

      if (g_strcmp0 (choice, lk_value_get_text (value)) != 0)
        lk_value_set_text (out, choice);
    }
}

static void
edit_choice_set (const LkField *field, const LkValue *value, guint seed, LkValue *out)
{
  g_autofree char *before = lk_field_to_text (field, value);

  for (guint i = 0; field->choices[i].value != NULL; i++)
    if (!g_str_equal (before, field->choices[i].value) && seed % 2 == i % 2)
      lk_field_from_text (field, field->choices[i].value, out, NULL);
}

static void
edit_text (const LkField *field, guint seed, LkValue *out)
{
  g_autofree char *text = NULL;

  if (g_str_equal (field->name, "EmailAddress"))
    text = g_strdup_printf ("edit%u@example.org", seed);
  else if (g_str_equal (field->name, "VMPIN"))
    text = g_strdup_printf ("%06u", seed % 1000000);
  else if (g_str_equal (field->name, "Language"))
    text = g_strdup (seed % 2 == 0 ? "DE" : "FR");
  else if (g_str_equal (field->name, "HotdeskingAssignment"))
    text = g_strdup_printf ("1%02u", seed % 100);
  else if (g_str_equal (field->name, "Mobile") || g_str_equal (field->name, "OutboundCallerID"))
    text = g_strdup_printf ("+49309%u", seed);
  else
    text = g_strdup_printf ("Edit%u", seed);
  lk_value_set_text (out, text);
}

void
lk_edits_make (LkUser *user, const LkField *field, guint seed, LkValue *out)
{
  const LkValue *value = lk_user_get (user, field);

  lk_value_clear (out);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (edits[i].name, field->name))
      {
        edits[i].edit (user, value, seed, out);
        return;
      }

  if (field->kind == &lk_kind_bool)
    lk_value_set_bool (out, !lk_value_is_true (value));
  else if (field->kind == &lk_kind_int)
    lk_value_set_int (out, value->type == LK_VALUE_INT && value->integer == 10 + seed % 20
                             ? 9
                             : 10 + seed % 20);
  else if (field->kind == &lk_kind_choice)
    edit_choice (field, value, seed, out);
  else if (field->kind == &lk_kind_choice_set)
    edit_choice_set (field, value, seed, out);
  else
    edit_text (field, seed, out);
}
