// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/check.h"

#include "session/startsummary.h"
#include "session/workspace.h"

#include <cstdint>

using namespace SocketDesk;

/// Input: a workspace file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<Workspace> workspace = workspaceFromBytes(bytes);
    if (!workspace) {
        const ErrorCode code = workspace.error().code;
        check(code == ErrorCode::NotJson || code == ErrorCode::InvalidValue, "the error is of the file");
        check(!workspace.error().argument(0).isEmpty(), "the error names a place");
        check(!workspace.error().argument(1).isEmpty(), "the error says what is expected, or a column");
        return 0;
    }
    check(!workspace->tabs.isEmpty() && workspace->currentTab < workspace->tabs.size(), "a tab is in front");
    for (const PageState &tab : workspace->tabs)
        check(!startSummary(tab.session).isEmpty(), "what Open would do is said");
    const QByteArray written = workspaceToBytes(*workspace);
    const Result<Workspace> again = workspaceFromBytes(written);
    check(again.has_value() && *again == *workspace, "both ways is the identity");
    check(workspaceToBytes(*again) == written, "what is written stays the same");
    return 0;
}
