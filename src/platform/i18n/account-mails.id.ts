/** What people are told about their account. */
export const accountMailsId = {
  'mail.account.time': 'Waktu',
  'mail.account.password-reset.subject': 'Setel ulang kata sandi',
  'mail.account.password-reset': 'Kami menerima permintaan untuk menyetel ulang kata sandi akun Anda.',
  'mail.account.ask-reset':
    'Tautan berikut berlaku 30 menit dan hanya satu kali. Bila bukan Anda yang meminta, abaikan surel ini: kata sandi Anda tidak berubah.',
  'mail.account.reset': 'Setel kata sandi baru',
  'mail.account.password-change.subject': 'Kata sandi Anda telah diganti',
  'mail.account.password-change':
    'Kata sandi akun Anda baru saja diganti, dan perangkat lain telah dikeluarkan.',
  'mail.account.tokens-end.subject': 'Kata sandi Anda telah disetel ulang, token API dicabut',
  'mail.account.tokens-end':
    'Kata sandi akun Anda baru saja disetel ulang. Semua perangkat telah dikeluarkan dan semua token API Anda dicabut. Program yang memakainya memerlukan token baru.',
  'mail.account.second-factor-add.subject': 'Verifikasi dua langkah aktif',
  'mail.account.second-factor-add':
    'Aplikasi autentikator baru saja dipasang pada akun Anda. Mulai sekarang kodenya diminta setiap kali masuk.',
  'mail.account.second-factor-remove.subject': 'Verifikasi dua langkah dihapus',
  'mail.account.second-factor-remove': 'Verifikasi dua langkah baru saja dihapus dari akun Anda.',
  'mail.account.recovery-code-use.subject': 'Kode pemulihan Anda dipakai',
  'mail.account.recovery-code-use': 'Salah satu kode pemulihan akun Anda baru saja dipakai.',
  'mail.account.correction-done.subject': 'Data Anda telah diperbaiki',
  'mail.account.correction-done': 'Permintaan Anda untuk memperbaiki data pribadi telah dipenuhi.',
  'mail.account.correction-refused.subject': 'Permintaan perbaikan data tidak dapat dipenuhi',
  'mail.account.correction-refused':
    'Permintaan Anda untuk memperbaiki data pribadi tidak dapat dipenuhi. Alasannya tercantum di halaman Data saya.',
  'mail.account.ask-data': 'Jawaban lengkapnya dapat Anda baca melalui tautan berikut.',
  'mail.account.data': 'Buka Data saya',
  'mail.account.closing-data':
    'Surel ini dikirim karena Anda meminta perbaikan data (UU 27/2022 pasal 30), juga bila pengingat lewat surel Anda hentikan.',
  'mail.account.passkey-add.subject': 'Kunci sandi ditambahkan',
  'mail.account.passkey-add':
    'Sebuah kunci sandi (passkey) baru saja ditambahkan ke akun Anda. Dengannya akun Anda dapat dibuka tanpa kata sandi.',
  'mail.account.passkey-remove.subject': 'Kunci sandi dihapus',
  'mail.account.passkey-remove': 'Sebuah kunci sandi (passkey) baru saja dihapus dari akun Anda.',
  'mail.account.identity-link.subject': 'Akun penyedia masuk ditautkan',
  'mail.account.identity-link': 'Akun penyedia masuk baru saja ditautkan dan dapat membuka akun Anda.',
  'mail.account.identity-unlink.subject': 'Akun penyedia masuk dilepas',
  'mail.account.identity-unlink':
    'Akun penyedia masuk baru saja dilepas dan tidak dapat lagi membuka akun Anda.',
  'mail.account.passkey-copied.subject': 'Kunci sandi Anda tampaknya disalin',
  'mail.account.passkey-copied':
    'Seseorang baru saja mencoba masuk ke akun Anda dengan kunci sandi (passkey) yang tampaknya salinan dari milik Anda. Kami menolaknya.',
  'mail.account.ask-copied':
    'Hapus kunci sandi itu di halaman keamanan akun, lalu buat yang baru. Bila Anda sendiri yang ditolak, lakukan hal yang sama.',
  'mail.account.email-change.subject': 'Alamat surel akun Anda diganti',
  'mail.account.email-change':
    'Alamat surel yang Anda pakai untuk masuk ke Sinergi baru saja diganti oleh pengelola. Surel tentang akun Anda selanjutnya dikirim ke alamat yang baru.',
  'mail.account.ask-moved': 'Bila Anda tidak memintanya, segera hubungi pengelola Sinergi.',
  'mail.account.second-factor-reset.subject': 'Verifikasi dua langkah Anda diatur ulang',
  'mail.account.second-factor-reset':
    'Pengelola Sinergi baru saja menghapus aplikasi autentikator, kunci sandi, dan kode pemulihan akun Anda. Sampai Anda memasangnya lagi, kata sandi saja sudah membuka akun Anda.',
  'mail.account.ask':
    'Bila ini bukan Anda, segera ganti kata sandi melalui tautan berikut dan hubungi pengelola Sinergi.',
  'mail.account.security': 'Buka keamanan akun',
  'mail.account.closing': 'Surel ini dikirim otomatis demi keamanan akun Anda.',
} as const;
