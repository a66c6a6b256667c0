// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preferences/preferencesdialog.h"

#include "ui/base/columnarea.h"
#include "ui/base/labels.h"
#include "ui/preferences/preferencerow.h"
#include "ui/preferences/preferences.h"
#include "ui/preferences/preferencewords.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

namespace SocketDesk {

namespace {

constexpr QSize usualSize(760, 500);
constexpr int rowSpacing = 4;

} // namespace

PreferencesDialog::PreferencesDialog(Preferences *preferences, QWidget *parent)
    : Retranslated(parent)
    , m_preferences(preferences)
{
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_pages = new QListWidget(this);
    m_pages->installEventFilter(this);
    createSections();
    createButtons();
    arrange();
    retranslate();
    m_pages->setCurrentRow(0);
    showFound();
    connect(m_search, &QLineEdit::textChanged, this, &PreferencesDialog::showFound);
    connect(m_pages, &QListWidget::currentRowChanged, this, [this] {
        m_search->clear();
        showFound();
    });
    resize(usualSize);
}

void PreferencesDialog::createSections()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(4, 0, 8, 4);
    column->setSpacing(16);
    for (const auto page : {PreferencePage::General, PreferencePage::Appearance, PreferencePage::Limits,
                            PreferencePage::NewTabs, PreferencePage::Folders}) {
        addSection(page, column);
        m_pages->addItem(QString());
    }
    m_nothing = makePlainLabel(content);
    column->addWidget(m_nothing);
    column->addStretch();
    m_area = new ColumnArea(content, this);
}

void PreferencesDialog::addSection(PreferencePage page, QVBoxLayout *column)
{
    auto *box = new QWidget(column->parentWidget());
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    Section section{page, box, makePlainLabel(box), {}};
    QFont bold = section.heading->font();
    bold.setBold(true);
    section.heading->setFont(bold);
    rows->addWidget(section.heading);
    QGridLayout *grid = makeFormGrid();
    grid->setVerticalSpacing(rowSpacing);
    rows->addLayout(grid);
    for (const PreferenceSpec &spec : preferenceSpecs()) {
        if (spec.page == page)
            section.rows << new PreferenceRow(spec, m_preferences, grid, box);
    }
    column->addWidget(box);
    m_sections << section;
}

void PreferencesDialog::createButtons()
{
    m_resetPage = new QPushButton(this);
    m_resetAll = new QPushButton(this);
    m_close = new QPushButton(this);
    for (QPushButton *button : {m_resetPage, m_resetAll, m_close})
        button->setAutoDefault(false); // Return in a field is no wish to lose or to leave anything
    connect(m_resetPage, &QPushButton::clicked, this, &PreferencesDialog::resetPage);
    connect(m_resetAll, &QPushButton::clicked, this, &PreferencesDialog::askBeforeResettingAll);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
}

void PreferencesDialog::arrange()
{
    auto *body = new QHBoxLayout;
    body->setSpacing(12);
    body->addWidget(m_pages);
    body->addWidget(m_area, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_resetPage);
    buttons->addWidget(m_resetAll);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(m_search);
    column->addLayout(body, 1);
    column->addLayout(buttons);
}

void PreferencesDialog::showFound()
{
    const QString wanted = m_search->text().trimmed();
    bool isAnythingFound = false;
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        const Section &section = m_sections.at(i);
        const QString all = section.heading->text().contains(wanted, Qt::CaseInsensitive) ? QString() : wanted;
        bool isFound = false;
        for (PreferenceRow *row : section.rows)
            isFound = row->filter(all) || isFound;
        const bool isShown = wanted.isEmpty() ? i == m_pages->currentRow() : isFound;
        section.box->setVisible(isShown);
        isAnythingFound = isAnythingFound || isShown;
    }
    m_nothing->setVisible(!isAnythingFound);
    m_area->fitWidth(); // at once: a dialog whose smallest size grows as it comes up jumps with some window managers
    m_resetPage->setEnabled(wanted.isEmpty());
}

void PreferencesDialog::resetPage()
{
    const Section &section = m_sections.at(m_pages->currentRow());
    m_preferences->resetPage(section.page);
    for (PreferenceRow *row : section.rows)
        row->show();
}

/// It reaches pages that are not seen, and there is no way back.
void PreferencesDialog::askBeforeResettingAll()
{
    auto *question =
        new QMessageBox(QMessageBox::Question, tr("Reset all"),
                        tr("Make the preferences of all pages as they were at first?"), QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *resetting = question->addButton(tr("Reset all"), QMessageBox::DestructiveRole);
    connect(resetting, &QPushButton::clicked, this, &PreferencesDialog::resetAll);
    question->setDefaultButton(question->addButton(tr("Cancel"), QMessageBox::RejectRole));
    question->open();
}

void PreferencesDialog::resetAll()
{
    m_preferences->resetAll();
    for (const Section &section : std::as_const(m_sections)) {
        for (PreferenceRow *row : section.rows)
            row->show();
    }
}

/// The font of the window can be chosen here.
bool PreferencesDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        fitPages();
    return Retranslated::eventFilter(watched, event);
}

void PreferencesDialog::fitPages()
{
    m_pages->setFixedWidth(m_pages->sizeHintForColumn(0) + 24);
}

void PreferencesDialog::retranslate()
{
    setWindowTitle(tr("Preferences"));
    m_search->setPlaceholderText(tr("Search the preferences"));
    m_search->setAccessibleName(tr("Search the preferences"));
    m_pages->setAccessibleName(tr("Pages"));
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        const QString name = wordOf(m_sections.at(i).page);
        m_pages->item(int(i))->setText(name);
        m_sections.at(i).heading->setText(name);
        for (PreferenceRow *row : m_sections.at(i).rows)
            row->retranslate();
    }
    fitPages();
    m_nothing->setText(tr("Nothing of that name."));
    setLabel(m_resetPage, tr("Reset this page"));
    m_resetPage->setToolTip(tr("Makes the preferences of this page as they were at first."));
    setLabel(m_resetAll, tr("Reset all"));
    m_resetAll->setToolTip(tr("Makes all preferences as they were at first. Tabs stay as they are."));
    setLabel(m_close, tr("Close"));
}

} // namespace SocketDesk
