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

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CliOptions)
};

UsageError wrong(const QString &option, const QString &sentence)
{
    return {option, ErrorCode::InvalidValue, option + u": "_s + sentence};
}

} // namespace

std::optional<UsageError> readSendOptions(const QCommandLineParser &parser, CliOptions &options)
{
    CliComposing &composing = options.composing;
    composing.placeholders = parser.isSet(u"placeholders"_s);
    if (const QString name = parser.value(u"line-end"_s); parser.isSet(u"line-end"_s)) {
        composing.lineEnd = lineEndFromName(name);
        if (!composing.lineEnd)
            return wrong(u"--line-end"_s, Words::tr("“%1” is none of none, cr, lf and crlf.").arg(name));
    }
    if (const QString spec = parser.value(u"checksum"_s); parser.isSet(u"checksum"_s)) {
        const Result<ChecksumConfig> checksum = ChecksumConfig::fromSpec(spec);
        if (!checksum)
            return UsageError{u"--checksum"_s, checksum.error().code,
                              u"--checksum "_s + spec + u": "_s + describe(checksum.error()).oneLine()};
        composing.checksum = *checksum;
    }
    if (const QString name = parser.value(u"late"_s); parser.isSet(u"late"_s)) {
        if (name != "skip"_L1 && name != "catch-up"_L1)
            return wrong(u"--late"_s, Words::tr("“%1” is none of skip and catch-up.").arg(name));
        options.late = name == "skip"_L1 ? LatePolicy::Skip : LatePolicy::CatchUp;
    }
    return {};
}

std::optional<UsageError> readTargets(const QCommandLineParser &parser, CliOptions &options)
{
    const QStringList texts = parser.values(u"to"_s).join(u',').split(u',');
    for (const QString &text : texts) {
        const auto refused = [&text](const Error &error) {
            return UsageError{u"--to"_s, error.code, u"--to "_s + text + u": "_s + describe(error).oneLine()};
        };
        const Result<HostAndPort> target = HostAndPort::parse(text);
        if (!target)
            return refused(target.error());
        if (target->port == 0)
            return refused({ErrorCode::InvalidPort, {u"0"_s}});
        options.targets.append({target->host.isEmpty() ? u"127.0.0.1"_s : target->host, target->port});
    }
    return {};
}

Result<PayloadTemplate> composedItem(const QString &text, PayloadFormat format, const CliOptions &options)
{
    const auto payload = PayloadTemplate::make(text, options.composing.payload(format, options.encoding));
    if (!payload)
        return payload;
    const bool isUdp = options.endpoint.role == Role::Udp;
    const qsizetype size = payload->bytes().size();
    if (payload->isConstant() && size == 0 && !isUdp)
        return failure({ErrorCode::NothingToSend, {}});
    if (size > largestDatagram && isUdp)
        return failure(
            {ErrorCode::MessageTooLong, {QString(), QString::number(size), QString::number(largestDatagram)}});
    return payload;
}

} // namespace SocketDesk
