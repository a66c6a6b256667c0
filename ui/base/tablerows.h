// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QTableView;

namespace SocketDesk {

/// The rows of \p table are as high as its letters and \p room pixels more, also when the letters become larger.
void keepRowsHighEnough(QTableView *table, int room = 6);

/// \p column of \p table has the room that the others leave; at least a third of all, and what it was given.
void letColumnTakeRoom(QTableView *table, int column);

} // namespace SocketDesk
