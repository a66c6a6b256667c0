// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/transfertext.h"

#include <QCoreApplication>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FileTransfer)
};

QString headerMistake(const Error &error)
{
    const QString word = error.argument(1);
    if (word == "length"_L1)
        return Words::tr("Its first four bytes say that the header has %1 bytes.").arg(error.argument(2));
    if (word == "cut-short"_L1)
        return Words::tr("It ends within the header.");
    if (word == "json"_L1)
        return Words::tr("The header is not a JSON object.");
    return Words::tr("“%1” is missing in the header, or wrong.").arg(word);
}

ErrorText lacking(const Error &error)
{
    return {Words::tr("“%1” is not complete: %2 bytes are missing.").arg(error.argument(0), error.argument(3)),
            Words::tr("The disk is full."),
            Words::tr("What is there is kept; its name ends with .part. Make room, and have it sent again.")};
}

QString incomplete(const Error &error)
{
    if (error.argument(2).isEmpty())
        return Words::tr("“%1” is not complete: %2 bytes came.").arg(error.argument(0), error.argument(1));
    return Words::tr("“%1” is not complete: %2 of %3 bytes came.")
        .arg(error.argument(0), error.argument(1), error.argument(2));
}

} // namespace

std::optional<ErrorText> describeTransfer(const Error &error)
{
    switch (error.code) {
    case ErrorCode::FileTooLong:
        return ErrorText{Words::tr("“%1” has %2 bytes; four bytes of length can say %3 at most.")
                             .arg(error.argument(0), error.argument(1), error.argument(2)),
                         {},
                         Words::tr("Send it raw, or with a JSON header.")};
    case ErrorCode::FileChanged:
        return ErrorText{Words::tr("“%1” became shorter while it was sent.").arg(error.argument(0)),
                         Words::tr("Another program is writing to it."), Words::tr("Send it again when that is done.")};
    case ErrorCode::BadFileHeader:
        return ErrorText{Words::tr("What %1 sends does not begin with the header of a file.").arg(error.argument(0)),
                         headerMistake(error), Words::tr("Choose how the sender marks its files, and its byte order.")};
    case ErrorCode::FileIncomplete:
        if (error.systemError != 0)
            return lacking(error);
        return ErrorText{incomplete(error), Words::tr("The connection ended before all of it had come."),
                         Words::tr("What came is kept; its name ends with .part.")};
    case ErrorCode::NothingToSave:
        return ErrorText{
            Words::tr("Nothing came for “%1”.").arg(error.argument(0)),
            Words::tr("The server closed the connection without a byte: it has no such file, or an empty one."),
            Words::tr("Check the name, and whether the server reads it in the encoding of the page.")};
    default:
        return {};
    }
}

} // namespace SocketDesk
