// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/workspacefolders.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QMenu;

namespace SocketDesk {

class MainWindow;
class Settings;

/// The workspace file of the window: opens it, saves it, and knows whether the window has changed since.
///
/// GUI thread; files are read and written in the global thread pool. What is arranged in the window is remembered by the
/// settings in any case, so only opening something else in its place can lose anything, and asks.
class Workspaces final : public QObject
{
    Q_OBJECT

public:
    Workspaces(MainWindow *window, Settings *settings);

    [[nodiscard]] QString file() const { return m_file; } ///< empty: what is arranged is in no file
    [[nodiscard]] QString name() const;                   ///< of the file, without its folder
    [[nodiscard]] bool isModified() const { return m_isModified; }

    void restore(); ///< the file of the last time, once the tabs are there
    void create();  ///< one fresh tab, in no file
    void choose();  ///< asks for a file to open
    void open(const QString &path);
    void save(); ///< asks for a name if there is none
    void chooseAndSave();
    void saveAs(const QString &path);

    void fillRecent(QMenu *menu);

    /// Where closing the window would lose or end something, asks about all of it at once, and then perhaps does \p go.
    /// \return false where there is nothing to ask about
    bool askBeforeQuitting(const std::function<void()> &go);

    /// The window is arranged like that now.
    void compare(const Workspace &workspace);

    static constexpr qsizetype mostRecent = 10;

Q_SIGNALS:
    void changed(); ///< file() or isModified()
    void settled(); ///< what open() began has ended, one way or the other
    void saved(bool done);

private:
    /// What a file had in it, for finding out whether somebody else has written to it since.
    using Fingerprint = QByteArray;
    struct ReadFile
    {
        Workspace workspace;
        Fingerprint fingerprint;
        QList<AbsentFolder> absent{};
    };

    void onRead(const QString &path, const Result<ReadFile> &file);
    void onWritten(const QString &path, const Workspace &workspace, const Result<Fingerprint> &written,
                   bool isStillOpen);
    /// \param expected in the file; empty: whatever is there, it is replaced
    void write(const QString &path, const Fingerprint &expected = {});
    void askAboutChangedFile(const QString &path);
    static Fingerprint fingerprintOf(const QByteArray &bytes);
    static Result<ReadFile> read(const QString &path);
    /// \return nothing where the file is another than expected
    static Result<Fingerprint> writeExpected(const QString &path, const Workspace &workspace,
                                             const Fingerprint &expected);
    void replace(const QString &path, const ReadFile &file);
    void present(const ReadFile &file);
    void withdrawWhenOpened();
    [[nodiscard]] static QStringList absenceSentences(const QList<AbsentFolder> &absent);
    void tellFailure(std::function<QString()> headline, const Error &error);
    void setFile(const QString &path, const Workspace &content, const Fingerprint &fingerprint);
    void setModified(bool modified);
    void remember();
    void addRecent(const QString &path);

    void withConsent(const std::function<void()> &go); ///< where something would be lost or ended, asks first
    void ask(const QString &title, const QStringList &losses, const QString &answer, const std::function<void()> &go);
    void saveBefore(std::function<void()> go);

    MainWindow *m_window;
    Settings *m_settings;
    QString m_file;
    std::optional<QJsonObject>
        m_saved;               ///< the content of the file as it was; nothing: not known, so it counts as changed
    Fingerprint m_fingerprint; ///< of the file when it was last read or written here; empty: not known
    bool m_isModified = false;
    bool m_isWriting = false;           ///< one at a time
    std::function<void()> m_afterWrite; ///< what was to be written meanwhile
    quint64 m_replacements = 0;         ///< by another workspace
    std::unique_ptr<QObject> m_summary; ///< lives as long as the summary of an opened file is to be withdrawn
};

} // namespace SocketDesk
