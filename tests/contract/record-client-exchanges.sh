#!/bin/sh
# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later

# record-client-exchanges.sh CALLS SHELVES SAVES CREATIONS VERSION FILE: runs the tests of the client at one
# version, and lets them write each exchange.
set -eu
calls=$1
shelves=$2
saves=$3
creations=$4
version=$5
export LINEKEEPER_RECORD="$6"

rm -f "$LINEKEEPER_RECORD"
"$calls" -p "/demo/version/$version"
"$shelves" -p "/catalogue/demo/$version"
"$saves" -p "/user-save-fields/$version"
"$creations" -p "/user-create-fields/$version"
