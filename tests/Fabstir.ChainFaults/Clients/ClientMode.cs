using System.Text.Json;
using Fabstir.Abi;
using Fabstir.ChainFaults.Chain;

namespace Fabstir.ChainFaults.Clients;

/// <summary>The client as a process that can be killed: does what standard input says, line by line, until that ends.</summary>
internal static class ClientMode
{
    public const string Argument = "client";

    public static async Task RunAsync()
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            ClientCommand command = JsonSerializer.Deserialize<ClientCommand>(line, JsonSerializerOptions.Web)!;

            // A stopped client never ends by itself: the end of the input ends the process all the same.
            _ = Task.Run(() => ObeyAsync(command));
        }
    }

    private static async Task ObeyAsync(ClientCommand command)
    {
        StoppingPlan? plan = null;
        plan = new StoppingPlan(command.Stop, () => Answer(new ClientAnswer(HasStopped: true, plan!.Records, null, null, null)));
        try
        {
            Answer(await RunAsync(command, plan));
        }
        catch (Exception e)
        {
            Answer(new ClientAnswer(HasStopped: false, plan.Records, null, null, e.ToString()));
        }
    }

    private static async Task<ClientAnswer> RunAsync(ClientCommand command, StoppingPlan plan)
    {
        Payer payer = new(command.Payer);
        using HttpClient http = new(new StoppingHandler(plan));
        StoppingJournal journal = new(command.Journal is { } path ? new FilePaymentJournal(path) : new MemoryPaymentJournal(), plan);
        await using FabstirClient client = await FabstirClient.ConnectAsync(new FabstirOptions
        {
            RpcUrl = command.Marketplace.Url,
            Deployment = new GivenDeployment(command.Marketplace),
            PollInterval = TimeSpan.FromMilliseconds(25),
            Signer = SignerSource.FromFactory(payer.CreateSigner),
            Journal = journal,
            HttpClient = http,
        });
        SessionOrder order = OrderOf(payer, command.Number);
        (Address host, ModelId model) = (Address.Parse(command.Marketplace.Host), Bytes32.Parse(command.Marketplace.Model));
        if (command.Recovers)
        {
            await client.Sessions.RecoverAsync();
        }

        FabstirSession session = await client.Sessions.StartAsync(model, host, order.Config, order.Key);
        SessionEnding ending = await session.EndAsync(SettlementPolicy.Now, new EndOptions { AcceptFee = true });
        await journal.DisposeAsync();
        return new ClientAnswer(HasStopped: false, plan.Records, session.Id.ToString(), ending.Settlement!.Cost.BaseUnits.ToString(), null);
    }

    /// <summary>The session that both sides of the pipe mean by a number.</summary>
    public static SessionOrder OrderOf(Payer payer, int number) =>
        new($"session {number} of payer {payer.Number}", payer.Address, IsNative: false, number, Tokens: 0);

    private static void Answer(ClientAnswer answer)
    {
        string line = JsonSerializer.Serialize(answer, JsonSerializerOptions.Web);
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
