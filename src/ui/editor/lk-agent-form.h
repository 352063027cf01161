/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-agent-settings.h"
#include "lk-value-editor.h"

G_BEGIN_DECLS

#define LK_TYPE_AGENT_FORM (lk_agent_form_get_type ())
G_DECLARE_FINAL_TYPE (LkAgentForm, lk_agent_form, LK, AGENT_FORM, AdwBin)

/* How a machine answers a user's calls. What is in the settings beside these few stays as it is. */
GtkWidget *lk_agent_form_new (const LkField *field);

G_END_DECLS
