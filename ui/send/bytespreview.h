// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QByteArray>

class QWidget;

namespace SocketDesk {

class ElidedLabel;

/// The bytes that would go out now, or why they cannot.
struct PayloadPreview
{
    Result<QByteArray> bytes;
    bool isExample = false; ///< with placeholders they are others each time
};

/// A line for them, in hex.
[[nodiscard]] ElidedLabel *makePreviewLabel(QWidget *parent);

/// What is long is cut in the middle: thousands of bytes do not fit into a line.
[[nodiscard]] QString previewText(const QByteArray &bytes, bool isExample);

} // namespace SocketDesk
