using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace Fabstir.Host.Tests.Support;

/// <summary>A model that says what the test says.</summary>
internal sealed class ScriptedModel : IChatClient
{
    private readonly Channel<ChatResponseUpdate> _fed = Channel.CreateUnbounded<ChatResponseUpdate>();
    private int _running;

    public ConcurrentQueue<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Requests { get; } = [];

    /// <summary>What it says; null for what is fed to it piece by piece.</summary>
    public IEnumerable<ChatResponseUpdate>? Answer { get; set; } = [Text("Hello"), Text(" world"), End(ChatFinishReason.Stop)];

    /// <summary>What it throws after that.</summary>
    public Exception? Failure { get; set; }

    public int Running => Volatile.Read(ref _running);

    /// <summary>Is set whenever an answer ends, in whichever way.</summary>
    public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static ChatResponseUpdate Text(string text) => new(ChatRole.Assistant, text);

    public static ChatResponseUpdate End(ChatFinishReason reason) => new() { FinishReason = reason };

    public static ChatResponseUpdate Usage(int input, int output) =>
        new() { Contents = [new UsageContent(new UsageDetails { InputTokenCount = input, OutputTokenCount = output })] };

    /// <summary>Tokens that count themselves: <c>0 1 2 …</c></summary>
    public static IEnumerable<ChatResponseUpdate> Counting(int count) => [.. Enumerable.Range(0, count).Select(i => Text(Token(i))), End(ChatFinishReason.Stop)];

    public static string Token(int index) => index.ToString(CultureInfo.InvariantCulture) + " ";

    public void Feed(ChatResponseUpdate update) => Assert.True(_fed.Writer.TryWrite(update));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Requests.Enqueue(([.. messages], options));
        Interlocked.Increment(ref _running);
        try
        {
            if (Answer is { } answer)
            {
                foreach (ChatResponseUpdate update in answer)
                {
                    await Task.Yield();
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return update;
                }
            }
            else
            {
                while (await _fed.Reader.ReadAsync(cancellationToken) is { } update)
                {
                    yield return update;
                    if (update.FinishReason is not null)
                    {
                        yield break;
                    }
                }
            }

            if (Failure is { } failure)
            {
                throw failure;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            Stopped.TrySetResult();
        }
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A host streams.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
