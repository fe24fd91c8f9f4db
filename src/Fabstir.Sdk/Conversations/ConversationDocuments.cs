using Fabstir.Abi;

namespace Fabstir;

/// <summary>Conversations and their lines in files, back and forth.</summary>
internal static class ConversationDocuments
{
    private const string Format = "fabstir-conversation/1";
    private const string Usdc = "usdc";
    private const string Native = "native";

    public static ConversationDocument HeadOf(Conversation conversation)
    {
        ConversationTotals totals = conversation.Totals;
        return new ConversationDocument
        {
            Format = Format,
            Id = conversation.Id,
            Revision = conversation.Revision,
            Title = conversation.Title,
            Model = conversation.Model?.ToString(),
            Session = conversation.Session is not { } session ? null : new ConversationDocument.SessionDocument
            {
                Id = session.Id.ToString(),
                Depositor = session.Depositor.ToString(),
                Host = session.Host.ToString(),
                Transaction = session.Transaction.ToString(),
            },
            Metadata = new Dictionary<string, string>(conversation.Metadata, StringComparer.Ordinal),
            Created = conversation.CreatedAt,
            Updated = conversation.UpdatedAt,
            Turns = conversation.Turns.Count,
            Tokens = totals.Tokens.ToString(),
            Usdc = totals.Usdc.BaseUnits.ToString(),
            Native = totals.Native.BaseUnits.ToString(),
        };
    }

    public static ConversationDocument.TurnDocument Of(ConversationTurn turn) => new()
    {
        Role = turn.Role.ToString().ToLowerInvariant(),
        Text = turn.Text,
        At = turn.At,
        Tokens = turn.Tokens,
        Cost = turn.Cost?.BaseUnits.ToString(),
        Paid = turn.Cost is not { } cost ? null : cost.Token == PaymentToken.Usdc ? Usdc : Native,
    };

    /// <exception cref="InvalidDataException">A value is none.</exception>
    public static Conversation ConversationOf(ConversationDocument head, IReadOnlyList<ConversationTurn> turns)
    {
        CheckFormat(head);
        return new Conversation
        {
            Id = head.Id,
            Title = head.Title,
            Model = ModelOf(head),
            Session = head.Session is not { } session ? null : Read(
                "session",
                () => new SessionIdentity(
                    UInt256.Parse(session.Id), Address.Parse(session.Depositor), Address.Parse(session.Host), Bytes32.Parse(session.Transaction))),
            Metadata = head.Metadata,
            Turns = turns,
            CreatedAt = head.Created,
            UpdatedAt = head.Updated,
            Revision = head.Revision,
        };
    }

    /// <exception cref="InvalidDataException">A value is none.</exception>
    public static ConversationSummary SummaryOf(ConversationDocument head)
    {
        CheckFormat(head);
        ConversationTotals totals = Read("totals", () => new ConversationTotals(
            UInt256.Parse(head.Tokens),
            new TokenAmount(UInt256.Parse(head.Usdc), PaymentToken.Usdc),
            new TokenAmount(UInt256.Parse(head.Native), PaymentToken.Native)));
        return new ConversationSummary(head.Id, head.Title, ModelOf(head), head.Turns, totals, head.Created, head.Updated);
    }

    /// <exception cref="InvalidDataException">It is of another format.</exception>
    public static long RevisionOf(ConversationDocument head)
    {
        CheckFormat(head);
        return head.Revision;
    }

    /// <exception cref="InvalidDataException">A value is none.</exception>
    public static ConversationTurn TurnOf(ConversationDocument.TurnDocument turn, int line)
    {
        ChatTurnRole role = turn.Role switch
        {
            "system" => ChatTurnRole.System,
            "user" => ChatTurnRole.User,
            "assistant" => ChatTurnRole.Assistant,
            _ => throw Invalid("role", line),
        };
        TokenAmount? cost = (turn.Cost, turn.Paid) switch
        {
            (null, null) => null,
            ({ } units, Usdc) when UInt256.TryParse(units, out UInt256 dollars) => new TokenAmount(dollars, PaymentToken.Usdc),
            ({ } units, Native) when UInt256.TryParse(units, out UInt256 ether) => new TokenAmount(ether, PaymentToken.Native),
            _ => throw Invalid("cost", line),
        };
        return turn.Tokens >= 0 ? new ConversationTurn(role, turn.Text, turn.At, turn.Tokens, cost) : throw Invalid("tokens", line);
    }

    private static ModelId? ModelOf(ConversationDocument head) => head.Model is not { } model ? null : Read<ModelId?>("model", () => ModelId.Parse(model));

    private static void CheckFormat(ConversationDocument head)
    {
        if (head.Format != Format)
        {
            throw new InvalidDataException($"its format is \"{head.Format}\", and this version reads \"{Format}\"");
        }
    }

    private static T Read<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException($"{name} in its first line cannot be understood", e);
        }
    }

    private static InvalidDataException Invalid(string name, int line) => new(FormattableString.Invariant($"{name} in line {line} cannot be understood"));
}
