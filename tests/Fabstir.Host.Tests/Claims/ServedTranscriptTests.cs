namespace Fabstir.Host.Tests.Claims;

public sealed class ServedTranscriptTests
{
    [Fact]
    public void The_host_commits_to_what_the_client_has()
    {
        Transcript client = new();
        ServedTranscript host = new();
        long position = 0;
        foreach ((string text, int tokens) in (ReadOnlySpan<(string, int)>)[("Hello", 1), (" wörld", 3), (new string('x', 2_000), 2), ("", 1), ("!", 1)])
        {
            client.Add(text, tokens);
            host.Add(position, tokens, text);
            position += tokens;
        }

        for (int from = 0; from < position; from++)
        {
            for (int to = from; to <= position + 2; to++)
            {
                Assert.Equal(client.HashOf(from, to), host.HashOf(from, to));
            }
        }
    }

    [Fact]
    public void What_is_proven_is_forgotten_and_what_was_taken_back_was_never_said()
    {
        ServedTranscript host = new();
        Transcript client = new();
        for (int i = 0; i < 10; i++)
        {
            host.Add(i, 1, $"{i}");
            client.Add($"{i}");
        }

        host.Add(10, 1, "taken back");
        host.CutAt(10);
        host.Forget(4);

        Assert.Equal(client.HashOf(4, 20), host.HashOf(4, 20));
        Assert.NotEqual(client.HashOf(3, 20), host.HashOf(3, 20));
    }
}
