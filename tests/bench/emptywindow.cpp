// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window program is compared with: an empty main window of the same size that only loads the same fonts, by
// one word each in the general and in the fixed-pitch one:
//     emptywindow WORD

#include <QApplication>
#include <QFontDatabase>
#include <QLabel>
#include <QMainWindow>
#include <QVBoxLayout>

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QMainWindow window;
    auto *centre = new QWidget(&window);
    auto *layout = new QVBoxLayout(centre);
    const QString word = QCoreApplication::arguments().value(1);
    auto *fixed = new QLabel(word);
    fixed->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    layout->addWidget(new QLabel(word));
    layout->addWidget(fixed);
    window.setCentralWidget(centre);
    window.resize(1280, 720);
    window.show();
    return QApplication::exec();
}
