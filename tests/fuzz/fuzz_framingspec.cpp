// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "framing/framingconfig.h"

#include <QJsonDocument>

#include <cstdint>

using namespace SocketDesk;

namespace {

void checkValue(const FramingConfig &config)
{
    check(config.isValid(), "what is read is valid");
    const Result<FramingConfig> fromJson = FramingConfig::fromJson(config.toJson());
    check(fromJson && *fromJson == config, "JSON both ways is the identity");
    const QString spec = config.toSpec();
    const Result<FramingConfig> again = FramingConfig::fromSpec(spec);
    check(again && again->kind == config.kind && again->toSpec() == spec, "what is written is read");
}

void checkError(const Error &error)
{
    check(error.code == ErrorCode::InvalidValue, "the error is a value");
    check(error.arguments.size() == 2 && !error.argument(1).isEmpty(), "the error says what is expected");
}

} // namespace

/// Input: UTF-8 text, read as the text of an option and as JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString spec = QString::fromUtf8(bytes);
    if (const Result<FramingConfig> config = FramingConfig::fromSpec(spec)) {
        checkValue(*config);
        check(FramingConfig::fromSpec(config->toSpec()) == config, "the text both ways is the identity");
    } else {
        checkError(config.error());
        const qsizetype position = config.error().position;
        check(position >= 0 && position <= spec.size(), "the position is in the text");
        check(spec.sliced(position).startsWith(config.error().argument(0)) || config.error().argument(0) == spec,
              "the part is where it is said to be");
    }

    if (const Result<FramingConfig> config = FramingConfig::fromJson(QJsonDocument::fromJson(bytes).object()))
        checkValue(*config);
    else
        checkError(config.error());
    return 0;
}
