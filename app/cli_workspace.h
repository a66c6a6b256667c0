// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli_options.h"

#include <QStringList>

#include <optional>

namespace SocketDesk {

/// A command line in which --workspace has become what is in a tab of that file, as far as there are options for it.
struct CliWorkspace
{
    QStringList arguments;
    std::optional<EndpointConfig> endpoint; ///< for what there are none; nothing: there is no workspace

    /// \p said with those settings for which there are no options.
    [[nodiscard]] CliOptions complete(CliOptions said) const;
};

/// What stands on the command line itself comes before what stands in the file.
[[nodiscard]] tl::expected<CliWorkspace, UsageError> withWorkspace(const QStringList &arguments);

} // namespace SocketDesk
