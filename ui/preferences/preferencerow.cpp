// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferencerow.h"

#include "ui/base/encodingbox.h"
#include "ui/base/folders.h"
#include "ui/base/inbackground.h"
#include "ui/base/labels.h"
#include "ui/log/framingbox.h"
#include "ui/preferences/fontbox.h"
#include "ui/preferences/preferences.h"
#include "ui/preferences/preferencewords.h"
#include "ui/preferences/typedbeyond.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace SocketDesk {

PreferenceRow::PreferenceRow(const PreferenceSpec &spec, Preferences *preferences, QGridLayout *grid, QWidget *page)
    : QObject(page)
    , m_spec(spec)
    , m_preferences(preferences)
    , m_row(grid, makeField(page))
{
    if (spec.kind == PreferenceSpec::Kind::Switch)
        grid->addWidget(m_row.field(), grid->rowCount() - 2, 0, 1, 2); // its label is in it
    show();
    connect(preferences, &Preferences::changed, this, [this](Preference changed) {
        if (changed == m_spec.id && !m_isTaking)
            show();
    });
}

QWidget *PreferenceRow::makeField(QWidget *page)
{
    switch (m_spec.id) {
    case Preference::LogFont:
        return makeFonts(page);
    case Preference::Encoding:
        return makeEncodings(page);
    case Preference::Framing:
        return makeFraming(page);
    case Preference::ConnectTimeoutMs:
        return makeSeconds(page);
    default:
        break;
    }
    if (m_spec.page == PreferencePage::Folders)
        return makeFolder(page);
    switch (m_spec.kind) {
    case PreferenceSpec::Kind::Switch:
        return makeSwitch(page);
    case PreferenceSpec::Kind::Number:
        return makeNumber(page);
    case PreferenceSpec::Kind::Choice:
        return makeChoice(page);
    case PreferenceSpec::Kind::Text:
        break;
    }
    return makeText(page);
}

QWidget *PreferenceRow::makeSwitch(QWidget *page)
{
    auto *box = new QCheckBox(page);
    m_show = [this, box] { box->setChecked(m_preferences->isOn(m_spec.id)); };
    connect(box, &QCheckBox::clicked, this, [this](bool on) { take(on); });
    return box;
}

/// What is typed counts when it is done: 8 is no limit that somebody wants who types 8192.
QWidget *PreferenceRow::makeNumber(QWidget *page)
{
    auto *box = new TypedBeyond<QSpinBox>(page);
    box->setRange(m_spec.least, m_spec.most);
    box->setKeyboardTracking(false);
    box->setGroupSeparatorShown(m_spec.page == PreferencePage::Limits);
    m_show = [this, box] { box->setValue(m_preferences->number(m_spec.id)); };
    m_sayInside = [this, box] {
        const PreferenceWords words = wordsOf(m_spec.id);
        box->setSuffix(words.unit);
        box->setSpecialValueText(words.atLeast);
    };
    connect(box, &QSpinBox::valueChanged, this, [this, box](int value) {
        if (m_spec.checked(value))
            take(value);
        else
            box->setValue(beyondTheGap());
    });
    const int least = std::max(m_spec.least, m_spec.leastChosen);
    listenTo(box, box->textFromValue(least), box->textFromValue(m_spec.most));
    return box;
}

/// As the tab itself shows it.
QWidget *PreferenceRow::makeSeconds(QWidget *page)
{
    auto *box = new TypedBeyond<QDoubleSpinBox>(page);
    box->setRange(m_spec.least / 1000.0, m_spec.most / 1000.0);
    box->setDecimals(1);
    box->setKeyboardTracking(false);
    m_show = [this, box] { box->setValue(m_preferences->number(m_spec.id) / 1000.0); };
    m_sayInside = [this, box] { box->setSuffix(wordsOf(m_spec.id).unit); };
    connect(box, &QDoubleSpinBox::valueChanged, this, [this](double seconds) { take(qRound(seconds * 1000)); });
    listenTo(box, box->textFromValue(box->minimum()), box->textFromValue(box->maximum()));
    return box;
}

/// What cannot be is said while it is typed, and gives way then to the number before.
void PreferenceRow::listenTo(QAbstractSpinBox *box, const QString &least, const QString &most)
{
    connect(box->findChild<QLineEdit *>(), &QLineEdit::textEdited, this, [this, box, least, most] {
        if (box->hasAcceptableInput())
            explain();
        else
            m_row.note()->say(FieldNote::Kind::Error, [least, most] {
                return tr("A number from %1 to %2 is needed. The last good one stays.").arg(least, most);
            });
    });
    connect(box, &QAbstractSpinBox::editingFinished, this, &PreferenceRow::explain);
}

/// From no number to the least one, and from any to none.
int PreferenceRow::beyondTheGap() const
{
    const int usual = m_spec.usual.toInt();
    return m_preferences->number(m_spec.id) == usual ? m_spec.leastChosen : usual;
}

QWidget *PreferenceRow::makeChoice(QWidget *page)
{
    auto *box = new QComboBox(page);
    for (const QString &name : m_spec.names)
        box->addItem(QString(), name);
    m_show = [this, box] { box->setCurrentIndex(box->findData(m_preferences->value(m_spec.id))); };
    m_sayInside = [this, box] {
        const QStringList choices = wordsOf(m_spec.id).choices;
        for (int i = 0; i < choices.size(); ++i)
            box->setItemText(i, choices.at(i));
    };
    connect(box, &QComboBox::activated, this, [this, box] { take(box->currentData()); });
    return box;
}

QWidget *PreferenceRow::makeText(QWidget *page)
{
    auto *line = new QLineEdit(page);
    m_show = [this, line] { line->setText(m_preferences->text(m_spec.id)); };
    listenTo(line);
    return line;
}

/// What is typed counts when it is done; what is no good is said at once, and gives way then to what is chosen.
void PreferenceRow::listenTo(QLineEdit *line)
{
    const auto typed = [this, line] {
        const QString text = line->text().trimmed();
        return m_spec.page == PreferencePage::Folders ? QDir::fromNativeSeparators(text) : text;
    };
    connect(line, &QLineEdit::textEdited, this, [this, typed] {
        if (m_spec.checked(typed()))
            explain();
        else
            refuse();
    });
    connect(line, &QLineEdit::editingFinished, this, [this, typed] {
        take(typed());
        show();
    });
}

QWidget *PreferenceRow::makeFonts(QWidget *page)
{
    auto *box = new FontBox(page);
    m_show = [this, box] { box->setFamily(m_preferences->text(m_spec.id)); };
    m_sayInside = [box] { box->nameSystemFont(tr("System")); };
    connect(box, &FontBox::familyChosen, this, [this](const QString &family) { take(family); });
    return box;
}

QWidget *PreferenceRow::makeEncodings(QWidget *page)
{
    auto *box = new EncodingBox(page);
    m_show = [this, box] { box->setEncoding(Encoding::fromName(m_preferences->text(m_spec.id)).value_or(Encoding())); };
    connect(box, &EncodingBox::encodingChosen, this, [this](const Encoding &encoding) { take(encoding.name()); });
    connect(box, &EncodingBox::encodingRefused, this, [this](const Error &error) { m_row.note()->refuse(error); });
    return box;
}

QWidget *PreferenceRow::makeFraming(QWidget *page)
{
    auto *box = new FramingBox(page);
    box->hideLabel();
    m_show = [this, box] {
        box->setConfig(FramingConfig::fromSpec(m_preferences->text(m_spec.id)).value_or(FramingConfig()));
    };
    connect(box, &FramingBox::configChanged, this, [this, box] { take(box->config().toSpec()); });
    return box;
}

QWidget *PreferenceRow::makeFolder(QWidget *page)
{
    auto *field = new QWidget(page);
    auto *line = new QLineEdit(field);
    auto *browse = new QPushButton(field);
    browse->setAutoDefault(false);
    auto *row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(line, 1);
    row->addWidget(browse);
    field->setFocusProxy(line);
    if (m_spec.id != Preference::JournalFolder)
        line->setPlaceholderText(
            QDir::toNativeSeparators(m_spec.id == Preference::LogFolder ? usualLogFolder() : usualReceivedFolder()));
    m_show = [this, line] { line->setText(QDir::toNativeSeparators(m_preferences->text(m_spec.id))); };
    m_sayInside = [this, line, browse] {
        const QString label = wordsOf(m_spec.id).label;
        line->setAccessibleName(label);
        browse->setText(tr("Choose…"));
        browse->setAccessibleName(tr("Choose: %1").arg(label));
        browse->setToolTip(tr("Chooses the folder."));
    };
    listenTo(line);
    connect(browse, &QPushButton::clicked, this, &PreferenceRow::chooseFolder);
    return field;
}

void PreferenceRow::chooseFolder()
{
    auto *dialog = new QFileDialog(m_row.field()->window(), wordsOf(m_spec.id).label, m_preferences->text(m_spec.id));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        take(path);
        show();
    });
    dialog->open();
}

void PreferenceRow::take(const QVariant &value)
{
    m_isTaking = true;
    m_preferences->set(m_spec.id, value);
    m_isTaking = false;
    explain();
}

void PreferenceRow::refuse()
{
    m_row.note()->say(FieldNote::Kind::Error, [this] {
        return m_spec.page == PreferencePage::Folders ? tr("An absolute path is needed. The last good one stays.")
                                                      : tr("That is no address. The last good one stays.");
    });
}

void PreferenceRow::show()
{
    m_show();
    explain();
}

/// A folder that is not there yet may be on a disk that is not plugged in; it is kept, and the usual one goes for it.
void PreferenceRow::explain()
{
    if (wordsOf(m_spec.id).note.isEmpty())
        m_row.note()->clearNote();
    else
        m_row.note()->say(FieldNote::Kind::Quiet, [this] { return wordsOf(m_spec.id).note; });
    const QString folder = m_spec.page == PreferencePage::Folders ? m_preferences->text(m_spec.id) : QString();
    if (!folder.isEmpty() && m_spec.id != Preference::JournalFolder)
        lookForFolder(folder);
}

/// One in the network may take its time, or never be found.
void PreferenceRow::lookForFolder(const QString &folder)
{
    inBackground([folder] { return QDir(folder).exists(); }).then(this, [this, folder](bool isThere) {
        if (isThere || m_preferences->text(m_spec.id) != folder)
            return;
        m_row.note()->say(FieldNote::Kind::Notice,
                          [] { return tr("There is no such folder now; until there is, the usual one is taken."); });
    });
}

void PreferenceRow::retranslate()
{
    const PreferenceWords words = wordsOf(m_spec.id);
    if (auto *box = qobject_cast<QCheckBox *>(m_row.field()))
        setLabel(box, words.label);
    else
        m_row.setLabel(words.label);
    if (m_sayInside)
        m_sayInside();
    const QString tip = words.note.isEmpty() ? words.tip : words.note;
    m_row.field()->setToolTip(plainToolTip(tip));
    m_row.field()->setAccessibleDescription(tip);
}

bool PreferenceRow::filter(const QString &text)
{
    const PreferenceWords words = wordsOf(m_spec.id);
    const QString all = words.label + u'\n' + words.note + u'\n' + words.choices.join(u'\n');
    const bool isShown = all.contains(text, Qt::CaseInsensitive);
    m_row.setShown(isShown);
    return isShown;
}

} // namespace SocketDesk
