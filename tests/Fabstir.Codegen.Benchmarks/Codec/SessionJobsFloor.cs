using Fabstir.Abi;
using Result = Fabstir.Contracts.JobMarketplace.Results.SessionJobs;
using Status = Fabstir.Contracts.Enums.JobMarketplace.SessionStatus;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>Eighteen outputs, two of them strings, as somebody would write them who has only this one result.</summary>
internal static class SessionJobsFloor
{
    private const int HeadSize = 18 * Word.Size;

    public static byte[] Encode(Result value)
    {
        int conversation = HeadSize;
        int proof = conversation + Word.SizeOf(value.ConversationCID);
        byte[] data = new byte[proof + Word.SizeOf(value.LastProofCID)];
        Span<byte> head = data.AsSpan(0, HeadSize);
        value.Id.WriteBigEndian(head);
        Word.WriteAddress(head[32..], value.Depositor);
        Word.WriteAddress(head[64..], value.Host);
        Word.WriteAddress(head[96..], value.PaymentToken);
        value.Deposit.WriteBigEndian(head[128..]);
        value.PricePerToken.WriteBigEndian(head[160..]);
        value.TokensUsed.WriteBigEndian(head[192..]);
        value.MaxDuration.WriteBigEndian(head[224..]);
        value.StartTime.WriteBigEndian(head[256..]);
        value.LastProofTime.WriteBigEndian(head[288..]);
        value.ProofInterval.WriteBigEndian(head[320..]);
        value.ProofTimeoutWindow.WriteBigEndian(head[352..]);
        head[415] = value.Status.Value;
        value.WithdrawnByHost.WriteBigEndian(head[416..]);
        value.RefundedToUser.WriteBigEndian(head[448..]);
        Word.WriteSmall(head.Slice(480, 32), conversation);
        value.LastProofHash.AsSpan().CopyTo(head[512..]);
        Word.WriteSmall(head.Slice(544, 32), proof);
        Word.WriteString(data.AsSpan(conversation), value.ConversationCID);
        Word.WriteString(data.AsSpan(proof), value.LastProofCID);
        return data;
    }

    public static Result Decode(ReadOnlySpan<byte> data)
    {
        Word.Require(data.Length >= HeadSize, data.Length);
        int budget = data.Length - HeadSize;
        ReadOnlySpan<byte> head = data[..HeadSize];
        return new Result
        {
            Id = UInt256.ReadBigEndian(head),
            Depositor = Word.ReadAddress(head[32..], 32),
            Host = Word.ReadAddress(head[64..], 64),
            PaymentToken = Word.ReadAddress(head[96..], 96),
            Deposit = UInt256.ReadBigEndian(head[128..]),
            PricePerToken = UInt256.ReadBigEndian(head[160..]),
            TokensUsed = UInt256.ReadBigEndian(head[192..]),
            MaxDuration = UInt256.ReadBigEndian(head[224..]),
            StartTime = UInt256.ReadBigEndian(head[256..]),
            LastProofTime = UInt256.ReadBigEndian(head[288..]),
            ProofInterval = UInt256.ReadBigEndian(head[320..]),
            ProofTimeoutWindow = UInt256.ReadBigEndian(head[352..]),
            Status = new Status((byte)Word.ReadSmall(head[384..], byte.MaxValue, 384)),
            WithdrawnByHost = UInt256.ReadBigEndian(head[416..]),
            RefundedToUser = UInt256.ReadBigEndian(head[448..]),
            ConversationCID = Word.ReadString(data, (int)Word.ReadSmall(head[480..], int.MaxValue, 480), ref budget),
            LastProofHash = new Bytes32(head.Slice(512, 32)),
            LastProofCID = Word.ReadString(data, (int)Word.ReadSmall(head[544..], int.MaxValue, 544), ref budget),
        };
    }
}
