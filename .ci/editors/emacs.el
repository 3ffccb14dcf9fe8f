;;; emacs.el --- sincerely.el in a real Emacs  -*- lexical-binding: t -*-
;; Run with --batch; SINCERELY_DRAFT is the draft, `load-path' has the package.
(require 'message)
(require 'sincerely)

(defun check (what holds)
  (princ (format "emacs: %s: %s\n" what (if holds "as expected" "NOT as expected")))
  (unless holds (kill-emacs 1)))

(defun found (code)
  (seq-find (lambda (each) (string-suffix-p (format "[%s]" code) (flymake-diagnostic-text each)))
            (flymake-diagnostics)))

(defun await (holds)
  (let ((n 0))
    (while (and (< (setq n (1+ n)) 1000) (not (funcall holds)))
      (accept-process-output nil 0.02)))
  (funcall holds))

(defun words (each)
  (buffer-substring-no-properties (flymake-diagnostic-beg each) (flymake-diagnostic-end each)))

;; As message-mode has it: a separator instead of the blank line.
(switch-to-buffer "*mail*")
(insert-file-contents (getenv "SINCERELY_DRAFT"))
(goto-char (point-min))
(search-forward "\n\n")
(replace-match (concat "\n" mail-header-separator "\n"))
(message-mode)
(sincerely-setup)
(flymake-start)
(check "findings arrive" (await (lambda () (found "spelling/typo"))))
(pcase-dolist (`(,code . ,words) '(("spelling/typo" . "recieve") ("facts/placeholder" . "[Job Title]")))
  (let ((each (found code)))
    (check (concat code " covers its words") (equal (words each) words))
    (check (concat code " is marked there")
           (seq-some (lambda (overlay)
                       (and (eq (overlay-get overlay 'flymake-diagnostic) each)
                            (= (overlay-start overlay) (flymake-diagnostic-beg each))
                            (= (overlay-end overlay) (flymake-diagnostic-end each))))
                     (overlays-at (flymake-diagnostic-beg each))))))

(let ((expected (string-replace "recieve" "receive" (buffer-string)))
      (completing-read-function (lambda (_prompt fixes &rest _) (caar fixes))))
  (goto-char (1+ (flymake-diagnostic-beg (found "spelling/typo"))))
  (sincerely-fix)
  (check "a correction changes just the word" (equal (buffer-string) expected)))
(flymake-start)
(check "the finding goes" (await (lambda () (not (found "spelling/typo")))))

(let ((text (buffer-string)))
  (check "the flawed mail is refused"
         (condition-case nil (progn (sincerely-before-sending) nil) (user-error t)))
  (check "the reason can be read"
         (with-current-buffer "*sincerely*" (string-match-p "facts/placeholder" (buffer-string))))
  (check "the draft is kept" (equal text (buffer-string))))
(goto-char (point-min))
(insert "X-Sincerely-Allow: facts/placeholder (their form)\n")
(sincerely-before-sending)
(check "what is allowed passes without the header"
       (not (string-match-p "X-Sincerely-Allow" (buffer-string))))
(erase-buffer)
(insert "To: dana@northlight.example\nSubject: lunch\n" mail-header-separator "\nShall we? [TODO]\n")
(sincerely-before-sending)
(check "an ordinary mail passes" t)
