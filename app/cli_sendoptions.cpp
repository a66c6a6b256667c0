// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli_sendoptions.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace SocketDesk {

namespace {

std::optional<LineEnd> lineEndFromName(const QString &name)
{
    static const QHash<QString, LineEnd> lineEnds{
        {u"none"_s, LineEnd::None}, {u"cr"_s, LineEnd::Cr}, {u"lf"_s, LineEnd::Lf}, {u"crlf"_s, LineEnd::CrLf}};
    const auto found = lineEnds.constFind(name);
    return found == lineEnds.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

tl::expected<CliComposing, UsageError> readComposing(const QCommandLineParser &parser)
{
    CliComposing composing;
    if (parser.isSet(u"line-end"_s)) {
        const QString name = parser.value(u"line-end"_s);
        composing.lineEnd = lineEndFromName(name);
        if (!composing.lineEnd)
            return tl::unexpected(UsageError{
                u"--line-end"_s, ErrorCode::InvalidValue,
                u"--line-end: "_s +
                    QCoreApplication::translate("CliOptions", "“%1” is none of none, cr, lf and crlf.").arg(name)});
    }
    if (parser.isSet(u"checksum"_s)) {
        const QString spec = parser.value(u"checksum"_s);
        const Result<ChecksumConfig> checksum = ChecksumConfig::fromSpec(spec);
        if (!checksum)
            return tl::unexpected(UsageError{u"--checksum"_s, checksum.error().code,
                                             u"--checksum "_s + spec + u": "_s + describe(checksum.error()).oneLine()});
        composing.checksum = *checksum;
    }
    composing.placeholders = parser.isSet(u"placeholders"_s);
    return composing;
}

} // namespace SocketDesk
