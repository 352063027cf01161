#!/bin/sh
# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later

# record-client-exchanges.sh CALLS SAVES VERSION FILE: runs the client's tests of one version, and lets
# them write each exchange.
set -eu
calls=$1
saves=$2
version=$3
export LINEKEEPER_RECORD="$4"

rm -f "$LINEKEEPER_RECORD"
"$calls" -p "/demo/version/$version"
"$saves" -p "/user-save-fields/$version"
