/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lk-value.h"

/**
 * LkSurveyRow:
 * @value: a value that some users have
 * @n_users: how many
 * @names: (array zero-terminated=1): the first few of them, number and name
 */
typedef struct
{
  LkValue value;
  guint n_users;
  char **names;
} LkSurveyRow;
