using System.Net.WebSockets;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>The answer of a host in memory to one prompt: a word is a token, and no more are sent than the client lets it. Thread-safe.</summary>
internal sealed class MockAnswer
{
    private readonly Lock _lock = new();
    private readonly MockService _service;
    private readonly MockSession _session;
    private readonly ClientFrame.Inference _asked;
    private readonly Func<HostFrame, Task> _send;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _acknowledged;
    private int _window = StreamProtocol.WindowTokens;
    private bool _isCancelled;

    private MockAnswer(MockService service, MockSession session, ClientFrame.Inference asked, Func<HostFrame, Task> send) =>
        (_service, _session, _asked, _send) = (service, session, asked, send);

    /// <summary>Ends when nothing more is sent.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public bool IsOver => Ended.IsCompleted;

    public static MockAnswer Start(MockService service, MockSession session, ClientFrame.Inference asked, Func<HostFrame, Task> send)
    {
        MockAnswer answer = new(service, session, asked, send);
        answer.Ended = Task.Run(answer.RunAsync);
        return answer;
    }

    public void Acknowledge(string? id, int next) => Change(id, () => _acknowledged = Math.Max(_acknowledged, next));

    public void Allow(string? id, int tokens) => Change(id, () => _window = tokens);

    public void Cancel(string? id) => Change(id, () => _isCancelled = true);

    private async Task RunAsync()
    {
        try
        {
            string[] words = WordsOf(_service.Answer(_asked.Request.Prompt));
            int granted = Math.Min(_asked.Request.MaxTokens ?? int.MaxValue, (int)(uint)(ulong)Abi.UInt256.Min(_service.Left(_session), int.MaxValue));
            int served = 0;
            while (served < Math.Min(words.Length, granted) && await MayServeAsync(served).ConfigureAwait(false))
            {
                _service.Serve(_session.Id, 1);
                await _send(new HostFrame(_asked.Id, new StreamChunk(words[served], served, 1))).ConfigureAwait(false);
                served++;
            }

            string finish = served == words.Length ? "stop" : served == granted ? "length" : "cancelled";
            await _send(new HostFrame(_asked.Id, new HostMessage.StreamEnd(
                finish == "cancelled" ? finish : "complete", finish, served, new TokenUsage(WordsOf(_asked.Request.Prompt).Length, served)))).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The socket is gone: nobody reads the rest.
        }
    }

    /// <summary>Waits until the client lets the next token come.</summary>
    /// <returns>False when it wants no more.</returns>
    private async Task<bool> MayServeAsync(int index)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_isCancelled || index < _acknowledged + _window)
                {
                    return !_isCancelled;
                }

                changed = _changed.Task;
            }

            await changed.ConfigureAwait(false);
        }
    }

    private void Change(string? id, Action change)
    {
        lock (_lock)
        {
            if (id is null || id == _asked.Id)
            {
                change();
                _changed.SetResult();
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Each word with the space after it.</summary>
    private static string[] WordsOf(string text)
    {
        List<string> words = [];
        for (int start = 0; start < text.Length;)
        {
            int space = text.IndexOf(' ', start);
            int end = space < 0 ? text.Length : space + 1;
            words.Add(text[start..end]);
            start = end;
        }

        return [.. words];
    }
}
