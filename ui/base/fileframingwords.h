// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QComboBox;

namespace SocketDesk {

struct FileFraming;

/// Two lists in which a FileFraming is chosen: what goes before the bytes of a file, and the byte order of that.
void fillFileFraming(QComboBox *kinds, QComboBox *orders);
void nameFileFraming(QComboBox *kinds, QComboBox *orders); ///< in the language of the moment
void setFileFraming(QComboBox *kinds, QComboBox *orders, const FileFraming &framing);
[[nodiscard]] FileFraming fileFraming(const QComboBox *kinds, const QComboBox *orders);

} // namespace SocketDesk
