// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/workspace/workspaces.h"

#include "base/atomicfile.h"
#include "base/jsonfile.h"
#include "session/startsummary.h"
#include "text/visible.h"
#include "ui/base/banner.h"
#include "ui/base/inbackground.h"
#include "ui/base/settings.h"
#include "ui/closing/closingquestion.h"
#include "ui/connect/statewords.h"
#include "ui/mainwindow.h"
#include "ui/preferences/preferences.h"
#include "ui/sessionpage.h"
#include "ui/sessiontabs.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace SocketDesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostInSummary = 4; ///< tabs

Workspace freshWorkspace(const MainWindow *window)
{
    Workspace workspace;
    workspace.tabs.append(window->preferences()->newPage());
    return workspace;
}

} // namespace

Workspaces::Workspaces(MainWindow *window, Settings *settings)
    : QObject(window)
    , m_window(window)
    , m_settings(settings)
    , m_saved(freshWorkspace(window).content())
{}

QString Workspaces::name() const
{
    return QFileInfo(m_file).fileName();
}

// Opening

void Workspaces::choose()
{
    auto *dialog = new QFileDialog(m_window, tr("Open a workspace"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Workspaces (*.socketdesk)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &Workspaces::open);
    dialog->open();
}

void Workspaces::open(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    inBackground([absolute] { return read(absolute); }).then(this, [this, absolute](const Result<ReadFile> &file) {
        onRead(absolute, file);
    });
}

Workspaces::Fingerprint Workspaces::fingerprintOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

Result<Workspaces::ReadFile> Workspaces::read(const QString &path)
{
    return readWholeFile(path).and_then([&path](const QByteArray &bytes) {
        return workspaceFromBytes(bytes).map([&](const Workspace &workspace) {
            const Workspace found = withFoldersFoundFrom(QFileInfo(path).absolutePath(), workspace);
            return ReadFile{found, fingerprintOf(bytes), absentFolders(found)};
        });
    });
}

void Workspaces::onRead(const QString &path, const Result<ReadFile> &file)
{
    if (file) {
        withConsent([this, path, file = *file] { replace(path, file); });
        return;
    }
    const QString fileName = QFileInfo(path).fileName();
    tellFailure([fileName] { return tr("“%1” was not opened.").arg(fileName); }, file.error());
    Q_EMIT settled();
}

void Workspaces::create()
{
    withConsent([this] { replace({}, {freshWorkspace(m_window), {}}); });
}

void Workspaces::replace(const QString &path, const ReadFile &file)
{
    m_window->setWorkspace(file.workspace);
    ++m_replacements;
    m_afterWrite = {};                                      // it was about what was open
    setFile(path, m_window->workspace(), file.fingerprint); // what answered by itself is off now
    if (!path.isEmpty())
        present(file);
    Q_EMIT settled();
}

/// They are neither made nor replaced by others: the tab asks for one when it is to use them.
QStringList Workspaces::absenceSentences(const QList<AbsentFolder> &absent)
{
    QStringList sentences;
    for (const AbsentFolder &folder : absent.first(std::min(absent.size(), mostInSummary))) {
        const QString path = withVisibleMarks(QDir::toNativeSeparators(folder.path));
        const QString sentence = folder.use == AbsentFolder::Use::Received
                                     ? tr("Not there: “%1”, into which tab %2 receives files.")
                                     : tr("Not there: “%1”, whose files tab %2 serves.");
        sentences << sentence.arg(path, QString::number(folder.tab + 1));
    }
    if (absent.size() > mostInSummary)
        sentences << tr("Further folders that are not there: %1.").arg(absent.size() - mostInSummary);
    return sentences;
}

/// Before anything is opened, as the file may be somebody else's.
void Workspaces::present(const ReadFile &file)
{
    m_window->notice()->present([fileName = name(), tabs = file.workspace.tabs, absent = file.absent] {
        QStringList lines;
        for (qsizetype i = 0; i < std::min(tabs.size(), mostInSummary); ++i) {
            const SessionConfig &config = tabs.at(i).session;
            lines << tr("Tab %1, %2: %3")
                         .arg(QString::number(i + 1), StateWords::role(config.endpoint.role), startSummary(config));
        }
        if (tabs.size() > mostInSummary)
            lines << tr("Further tabs: %1.").arg(tabs.size() - mostInSummary);
        lines << absenceSentences(absent);
        return Banner::Text{tr("“%1” is loaded. Nothing was opened or started.").arg(fileName), lines.join(u'\n')};
    });
    withdrawWhenOpened();
}

/// It is no longer true then, and the log needs the room.
void Workspaces::withdrawWhenOpened()
{
    m_summary = std::make_unique<QObject>();
    for (int i = 0; i < m_window->tabs()->count(); ++i)
        connect(m_window->tabs()->page(i)->session(), &SessionHandle::statusChanged, m_summary.get(),
                [this](const SessionStatus &status) {
                    if (status.state == EndpointState::Closed || !m_summary)
                        return;
                    m_window->notice()->dismiss();
                    m_summary.release()->deleteLater(); // as it is what is being called
                });
}

void Workspaces::tellFailure(std::function<QString()> headline, const Error &error)
{
    m_summary.reset();
    m_window->notice()->present([headline = std::move(headline), error] {
        return Banner::Text{headline(), describe(error).oneLine(), {}, Banner::Kind::Error};
    });
}

// Saving

void Workspaces::save()
{
    if (m_isWriting)
        m_afterWrite = [this] { save(); }; // what is in the file then is known only then
    else if (m_file.isEmpty())
        chooseAndSave();
    else
        write(m_file, m_fingerprint);
}

void Workspaces::chooseAndSave()
{
    auto *dialog = new QFileDialog(m_window, tr("Save the workspace"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Workspaces (*.socketdesk)")});
    dialog->setDefaultSuffix(u"socketdesk"_s);
    if (!m_file.isEmpty())
        dialog->selectFile(m_file);
    connect(dialog, &QFileDialog::fileSelected, this, &Workspaces::saveAs);
    connect(dialog, &QFileDialog::rejected, this, [this] { Q_EMIT saved(false); });
    dialog->open();
}

void Workspaces::saveAs(const QString &path)
{
    write(QFileInfo(path).absoluteFilePath());
}

Result<Workspaces::Fingerprint> Workspaces::writeExpected(const QString &path, const Workspace &workspace,
                                                          const Fingerprint &expected)
{
    // One that is gone, or cannot be read, is no change of anybody: whether it can be written is said by the writing.
    const Result<QByteArray> there = expected.isEmpty() ? QByteArray() : readWholeFile(path);
    const bool isOther = there ? fingerprintOf(*there) != expected : there.error().code == ErrorCode::FileTooLarge;
    if (isOther && !expected.isEmpty())
        return Fingerprint();
    const QByteArray bytes = workspaceToBytes(withFoldersSeenFrom(QFileInfo(path).absolutePath(), workspace));
    return writeAtomically(path, bytes).map([&bytes] { return fingerprintOf(bytes); });
}

void Workspaces::write(const QString &path, const Fingerprint &expected)
{
    if (m_isWriting) {
        m_afterWrite = [=, this] { write(path, expected); };
        return;
    }
    m_isWriting = true;
    const Workspace workspace = m_window->workspace();
    inBackground([=] {
        return writeExpected(path, workspace, expected);
    }).then(this, [=, this, replacements = m_replacements](const Result<Fingerprint> &written) {
        m_isWriting = false;
        onWritten(path, workspace, written, replacements == m_replacements);
    });
}

/// \param isStillOpen false where another workspace has taken its place meanwhile
void Workspaces::onWritten(const QString &path, const Workspace &workspace, const Result<Fingerprint> &written,
                           bool isStillOpen)
{
    const std::function<void()> next = std::exchange(m_afterWrite, {});
    if (written && written->isEmpty())
        return askAboutChangedFile(path);
    if (written && isStillOpen) {
        setFile(path, workspace, *written);
        compare(m_window->workspace());
    } else if (!written) {
        const QString fileName = QFileInfo(path).fileName();
        tellFailure([fileName] { return tr("“%1” was not saved.").arg(fileName); }, written.error());
    }
    if (next)
        next(); // and tells how that went
    else
        Q_EMIT saved(written.has_value());
}

void Workspaces::askAboutChangedFile(const QString &path)
{
    auto *question = new QMessageBox(
        QMessageBox::Question, tr("Save the workspace"),
        tr("Another program has changed “%1” since it was opened or saved here.").arg(QFileInfo(path).fileName()),
        QMessageBox::NoButton, m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    const QPushButton *other = question->addButton(tr("Save as…"), QMessageBox::AcceptRole);
    connect(other, &QPushButton::clicked, this, &Workspaces::chooseAndSave);
    const QPushButton *replacing = question->addButton(tr("Replace it"), QMessageBox::DestructiveRole);
    connect(replacing, &QPushButton::clicked, this, [this, path] { write(path); });
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(question, &QMessageBox::rejected, this, [this] { Q_EMIT saved(false); });
    question->open();
}

// What is lost, and what is asked

void Workspaces::withConsent(const std::function<void()> &go)
{
    compare(m_window->workspace());
    QStringList losses;
    if (m_isModified)
        losses << (m_file.isEmpty() ? tr("What is arranged in this window has not been saved to a file.")
                                    : tr("“%1” has changes that are not in its file.").arg(name()));
    if (losses.isEmpty() && m_window->unfinishedPages().isEmpty())
        go();
    else
        ask(tr("Another workspace"), losses, tr("Close them"), go);
}

/// What is not in the file is there again at the next start, unless that is not wanted.
bool Workspaces::askBeforeQuitting(const std::function<void()> &go)
{
    QStringList losses;
    if (m_isModified && !m_file.isEmpty() && !m_window->preferences()->isOn(Preference::RestoreTabs))
        losses << tr("“%1” has changes that are not in its file.").arg(name());
    if (losses.isEmpty() && m_window->unfinishedPages().isEmpty())
        return false;
    ask(tr("Quit SocketDesk"), losses, tr("Quit"), go);
    return true;
}

/// \param losses what could be saved; \param answer of the button that goes on where there is nothing to save
void Workspaces::ask(const QString &title, const QStringList &losses, const QString &answer,
                     const std::function<void()> &go)
{
    auto *question = new ClosingQuestion(title, losses, m_window->unfinishedPages(), m_window);
    if (!losses.isEmpty()) {
        const QPushButton *saveFirst = question->addAnswer(tr("Save"), QMessageBox::AcceptRole);
        connect(saveFirst, &QPushButton::clicked, this, [this, go] { saveBefore(go); });
    }
    const QPushButton *goOn = question->addAnswer(losses.isEmpty() ? answer : tr("Do not save"));
    connect(goOn, &QPushButton::clicked, this, go);
    connect(question, &QMessageBox::rejected, this, &Workspaces::settled);
    question->ask();
}

void Workspaces::saveBefore(std::function<void()> go)
{
    const auto onSaved = [this, go = std::move(go)](bool done) {
        if (done)
            go();
        else
            Q_EMIT settled();
    };
    connect(this, &Workspaces::saved, this, onSaved, Qt::SingleShotConnection);
    save();
}

// What is remembered

void Workspaces::compare(const Workspace &workspace)
{
    setModified(!m_saved || *m_saved != workspace.content());
}

void Workspaces::setFile(const QString &path, const Workspace &content, const Fingerprint &fingerprint)
{
    m_file = path;
    m_fingerprint = fingerprint;
    m_settings->setWorkspaceFingerprint(fingerprint);
    m_saved = content.content();
    m_isModified = false;
    remember();
    if (!path.isEmpty())
        addRecent(path);
    Q_EMIT changed();
}

void Workspaces::setModified(bool modified)
{
    if (std::exchange(m_isModified, modified) == modified)
        return;
    remember();
    Q_EMIT changed();
}

void Workspaces::remember()
{
    m_settings->setWorkspaceFile(m_file, m_isModified);
}

/// What is in a file that has changed since is not looked up again: it counts as changed until it is saved.
void Workspaces::restore()
{
    m_file = m_settings->workspaceFile();
    m_fingerprint = m_settings->workspaceFingerprint();
    m_isModified = !m_file.isEmpty() && m_settings->isWorkspaceModified();
    if (m_isModified)
        m_saved.reset();
    else if (!m_file.isEmpty())
        m_saved = m_window->workspace().content();
    Q_EMIT changed();
}

void Workspaces::addRecent(const QString &path)
{
    QStringList recent = m_settings->recentWorkspaces();
    recent.removeAll(path);
    recent.prepend(path);
    m_settings->setRecentWorkspaces(recent.mid(0, mostRecent));
}

void Workspaces::fillRecent(QMenu *menu)
{
    menu->clear();
    const QStringList recent = m_settings->recentWorkspaces();
    for (const QString &path : recent) {
        QString text = path;
        connect(menu->addAction(text.replace(u'&', u"&&"_s)), &QAction::triggered, this, [this, path] { open(path); });
    }
    if (recent.isEmpty()) {
        menu->addAction(tr("None yet"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Forget these")), &QAction::triggered, this,
            [this] { m_settings->setRecentWorkspaces({}); });
}

} // namespace SocketDesk
