using System.Globalization;
using Fabstir;

namespace Chat;

/// <summary>Reads prompts and writes answers, until the input ends; then it ends the session.</summary>
internal sealed class ChatTerminal(ChatWorld world, TextReader input, TextWriter output)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        RankedHost found = await world.Client.Hosts.SelectAsync(world.Model, cancellationToken: cancellationToken);
        await using FabstirSession session = await world.Client.Sessions.StartAsync(
            world.Model, found.Host.Address, new SessionConfig { DepositAmount = world.Deposit }, cancellationToken: cancellationToken);
        await using LlmSession llm = await session.OpenStreamAsync(cancellationToken: cancellationToken);
        await output.WriteLineAsync($"{session}. An empty line ends it.");

        while (await AskAsync(cancellationToken) is { Length: > 0 } prompt)
        {
            await AnswerAsync(llm, prompt, cancellationToken);
        }

        SessionEnding ending = await llm.EndAsync(cancellationToken: cancellationToken);
        await output.WriteLineAsync(ending.Settlement is { } settlement
            ? $"{settlement.Tokens} tokens cost {settlement.Cost}; {settlement.Refund} came back."
            : "Left to the host, which claims what it served and completes the session: the rest comes back then.");
    }

    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        await output.WriteAsync("> ");
        return await input.ReadLineAsync(cancellationToken);
    }

    private async Task AnswerAsync(LlmSession llm, string prompt, CancellationToken cancellationToken)
    {
        TokenStream answer = llm.StreamAsync(prompt, new PromptOptions { MaxTokens = 200 }, cancellationToken);
        await foreach (TokenChunk chunk in answer)
        {
            await output.WriteAsync(chunk.Text);
            ShowInTitle(Progress(llm, answer.Metrics));
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync($"[{Progress(llm, answer.Metrics)}]");
    }

    private static string Progress(LlmSession llm, StreamMetrics metrics) => string.Create(
        CultureInfo.InvariantCulture, $"{metrics.Tokens} tokens, {metrics.TokensPerSecond:0} a second; {llm.Usage.Cost} of {llm.Session.Terms.Deposit}");

    // Terminals show it above the text, which is therefore not interrupted.
    private static void ShowInTitle(string progress)
    {
        if (!Console.IsOutputRedirected)
        {
            Console.Write($"\u001b]0;{progress}\u0007");
        }
    }
}
