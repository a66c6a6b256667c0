// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/filesettings.h"

#include "base/jsonfields.h"
#include "journal/journal.h"

#include <QCoreApplication>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FileSettings)
};

constexpr auto folderKey = "receiveFolder"_L1;
constexpr auto receiveKey = "receiveFraming"_L1;
constexpr auto sendKey = "sendFraming"_L1;
constexpr auto blockKey = "blockBytes"_L1;
constexpr auto rateKey = "bytesPerSecond"_L1;

constexpr qsizetype longestFolder = 4096;
constexpr qint64 largestBlock = Journal::maximumChunk;
constexpr qint64 highestRate = qint64(1) << 40;

} // namespace

QJsonObject FileSettings::toJson() const
{
    return {{folderKey, receiveFolder},
            {receiveKey, receiveFraming.toSpec()},
            {sendKey, sendFraming.toSpec()},
            {blockKey, blockBytes},
            {rateKey, bytesPerSecond}};
}

Result<FileSettings> FileSettings::fromJson(const QJsonObject &json)
{
    FileSettings settings;
    JsonFields fields(json);
    const QString expected = Words::tr("“raw”, “length” or “json”, also with “le” behind it");
    fields.take(folderKey, settings.receiveFolder, longestFolder);
    fields.takeNamed(receiveKey, settings.receiveFraming, expected, FileFraming::fromSpec);
    fields.takeNamed(sendKey, settings.sendFraming, expected, FileFraming::fromSpec);
    fields.take(blockKey, settings.blockBytes, 0, largestBlock);
    fields.take(rateKey, settings.bytesPerSecond, 0, highestRate);
    if (fields.error())
        return failure(*fields.error());
    return settings;
}

} // namespace SocketDesk
