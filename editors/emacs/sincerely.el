;;; sincerely.el --- Check follow-up mails as you write them  -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "28.1"))

;;; Commentary:

;; Flymake in mail you write, `sincerely-fix' for the finding at point, and a
;; last look before a mail is sent:
;;
;;   (require 'sincerely)
;;   (add-hook 'message-mode-hook #'sincerely-setup)
;;   (add-hook 'mail-mode-hook #'sincerely-setup)
;;   (add-hook 'message-send-hook #'sincerely-before-sending)

;;; Code:

(require 'flymake)
(require 'subr-x)

(defvar sincerely-program "sincerely"
  "The program that checks.")

(defvar-local sincerely--process nil
  "The check that is under way.")

(defun sincerely--separator ()
  "Where the line between headers and text stands, which is none of the mail's."
  (when (bound-and-true-p mail-header-separator)
    (save-excursion
      (goto-char (point-min))
      (when (re-search-forward
             (concat "^" (regexp-quote mail-header-separator) "$") nil t)
        (cons (match-beginning 0) (match-end 0))))))

(defun sincerely--text ()
  "The buffer as a mail: a blank line where Emacs has its separator."
  (save-restriction
    (widen)
    (pcase (sincerely--separator)
      (`(,start . ,end)
       (concat (buffer-substring-no-properties (point-min) start)
               (buffer-substring-no-properties end (point-max))))
      (_ (buffer-substring-no-properties (point-min) (point-max))))))

(defun sincerely--position (offset)
  "The position in the buffer of byte OFFSET of `sincerely--text'."
  (save-restriction
    (widen)
    (let ((byte (1+ offset)))
      (pcase (sincerely--separator)
        (`(,start . ,end)
         (when (> byte (position-bytes start))
           (setq byte (+ byte (- (position-bytes end) (position-bytes start)))))))
      (or (byte-to-position byte) (point-max)))))

(defun sincerely--diagnostic (found)
  "What Flymake is told of FOUND, a finding of the program's report."
  (let-alist found
    (let ((start (sincerely--position .span.byte_start))
          (end (sincerely--position .span.byte_end)))
      (flymake-make-diagnostic
       (current-buffer) start (max end (min (1+ start) (point-max)))
       (pcase .severity ("error" :error) ("warning" :warning) (_ :note))
       (format "%s [%s]" .message .rule)
       (mapcar #'sincerely--fix .fixes)))))

(defun sincerely--fix (fix)
  "FIX of a report as its title and its edits, each between two markers."
  (let-alist fix
    (cons .title
          (mapcar (lambda (edit)
                    (let-alist edit
                      (list (copy-marker (sincerely--position .byte_start))
                            (copy-marker (sincerely--position .byte_end))
                            .text)))
                  .edits))))

(defun sincerely--report (buffer)
  "The findings that the program wrote into BUFFER."
  (with-current-buffer buffer
    (goto-char (point-min))
    (when (search-forward "{\"version\":" nil t)
      (goto-char (match-beginning 0))
      (let-alist (json-parse-buffer :object-type 'alist :array-type 'list)
        (let-alist (car .files) .diagnostics)))))

(defun sincerely-flymake (report &rest _)
  "A Flymake backend: check the buffer and tell REPORT."
  (when-let ((outdated sincerely--process))
    ;; Forgotten first: its sentinel runs as it goes.
    (setq sincerely--process nil)
    (delete-process outdated))
  (let ((source (current-buffer))
        (name (or buffer-file-name (expand-file-name "draft.eml"))))
    (setq sincerely--process
          (make-process
           :name "sincerely" :noquery t :connection-type 'pipe
           :coding 'utf-8-unix :buffer (generate-new-buffer " *sincerely*")
           :command (list sincerely-program "--format" "json"
                          "--stdin-filename" name "-")
           :sentinel
           (lambda (process _event)
             (unless (process-live-p process)
               (unwind-protect
                   (when (buffer-live-p source)
                     (with-current-buffer source
                       (when (eq process sincerely--process)
                         (funcall report
                                  (mapcar #'sincerely--diagnostic
                                          (sincerely--report (process-buffer process)))))))
                 (kill-buffer (process-buffer process)))))))
    (process-send-string sincerely--process (sincerely--text))
    (process-send-eof sincerely--process)))

(defun sincerely-fix ()
  "Correct the finding at point, the way you choose where there are several."
  (interactive)
  (let* ((fixes (mapcan (lambda (each) (copy-sequence (flymake-diagnostic-data each)))
                        (flymake-diagnostics (point))))
         (title (cond ((null fixes) (user-error "No correction here"))
                      ((null (cdr fixes)) (caar fixes))
                      (t (completing-read "Correct: " fixes nil t nil nil (caar fixes))))))
    (save-excursion
      (pcase-dolist (`(,start ,end ,text) (reverse (cdr (assoc title fixes))))
        (goto-char start)
        (delete-region start end)
        (insert text)))))

(defun sincerely-before-sending ()
  "Refuse a follow-up with errors, for `message-send-hook'.
The header X-Sincerely-Allow allows what is meant, and is taken out here."
  (let ((text (sincerely--text))
        (coding-system-for-write 'utf-8-unix)
        (coding-system-for-read 'utf-8)
        (buffer (get-buffer-create "*sincerely*")))
    (with-current-buffer buffer
      (let ((inhibit-read-only t))
        (erase-buffer)))
    (let ((status (call-process-region text nil sincerely-program nil (list buffer t) nil
                                       "sendmail" "--" "true")))
      (unless (eq status 0)
        (display-buffer buffer)
        (user-error "Not sent; %s says why" (buffer-name buffer)))))
  (save-excursion
    (save-restriction
      (widen)
      (when-let ((separator (sincerely--separator)))
        (narrow-to-region (point-min) (car separator))
        (goto-char (point-min))
        (let ((case-fold-search t))
          (while (re-search-forward "^X-Sincerely-Allow:.*\n\\([ \t].*\n\\)*" nil t)
            (replace-match "")))))))

;;;###autoload
(defun sincerely-setup ()
  "Check this buffer as it is written."
  (add-hook 'flymake-diagnostic-functions #'sincerely-flymake nil t)
  (flymake-mode 1))

(provide 'sincerely)
;;; sincerely.el ends here
