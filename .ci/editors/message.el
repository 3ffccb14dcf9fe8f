;;; message.el --- message-mode sends through the check  -*- lexical-binding: t -*-
;; Run with --batch; `load-path' has the package, msmtp's config is at home. Each
;; line printed says what was done; the caller knows what arrived.
(require 'message)
(require 'sincerely)

(setq message-send-mail-function #'message-send-mail-with-sendmail
      sendmail-program "msmtp"
      mail-specify-envelope-from t
      user-full-name "Ana Sample"
      user-mail-address "ana@sample.example"
      message-required-mail-headers '(From Subject)
      message-confirm-send nil
      message-interactive t)

(defun send (what subject file &optional fields)
  "Sends the text of FILE, and says of WHAT how that went."
  (let ((message-send-hook message-send-hook))
    (message-mail "dana.osei+jobs@northlight.example" subject)
    (goto-char (point-min))
    (insert (or fields ""))
    (message-goto-body)
    (insert-file-contents file)
    (let ((draft (buffer-substring (point) (point-max))) ; Emacs itself adds header fields
          (buffer (current-buffer)))
      (condition-case problem
          (progn (message-send) (princ (format "%s: sent\n" what)))
        (user-error
         (princ (format "%s: %s\n" what (error-message-string problem)))
         (with-current-buffer "*sincerely*" (princ (buffer-string)))
         (unless (and (buffer-live-p buffer)
                      (string-suffix-p draft (with-current-buffer buffer (buffer-string))))
           (princ "the draft is not kept\n"))))
      (with-current-buffer buffer (set-buffer-modified-p nil))
      (kill-buffer buffer))))

(let ((subject "Data analyst interview, 12 May"))
  (send "alone" subject "clean")
  (add-hook 'message-send-hook #'sincerely-before-sending)
  (send "clean" subject "clean")
  (send "flawed" subject "flawed")
  (send "allowed" subject "flawed" "X-Sincerely-Allow: facts (ils l’ont demandé)\n")
  (send "ordinary" "lunch" "ordinary"))
