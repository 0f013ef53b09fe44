#!/bin/bash
# Tests the virtual camera on a real v4l2loopback device: on this machine's own where there is one, else in a
# small virtual machine. The guest's root is this machine's own / (read-only, over 9p), so its Python and
# checkout are just there. Needs root and apt for the virtual machine, but no KVM; the first time takes a
# minute or two. EXCLUSIVE=0 loads the module with exclusive_caps=0.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
python=$root/.venv/bin/python
machine=${TALKING_AVATAR_CAMERA_MACHINE:-/var/tmp/talking-avatar-camera}
out=$machine/out
timeout_s=${TALKING_AVATAR_CAMERA_TIMEOUT:-900}
tests=(-q -rs --noconftest -p no:cacheprovider tests/outputs/camera/test_v4l2_device.py tests/doctor/test_camera.py)

cd "$root"
[ -x "$python" ] || { echo "test-camera: set the program up first (make test)." >&2; exit 1; }
if "$python" -c 'import sys; from talking_avatar.outputs.camera.v4l2 import loopback_devices; sys.exit(not loopback_devices())'; then
    exec "$python" -m pytest "${tests[@]}" "$@"
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "test-camera: there is no v4l2loopback device, and a virtual machine with one needs root and apt-get." >&2
    exit 1
fi

build_machine() {
    mkdir -p "$out"
    cd "$machine"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends qemu-system-x86 busybox-static \
        cpio kmod make gcc linux-headers-amd64 v4l2loopback-source v4l-utils bzip2 ffmpeg >apt.log 2>&1
    kernel=$(find /usr/src -maxdepth 1 -name 'linux-headers-*-amd64' | sort -V | tail -1 | sed 's,.*/linux-headers-,,')
    apt-get download -qq "linux-image-$kernel" 2>>apt.log
    dpkg -x "linux-image-${kernel}"_*.deb kernel
    rm -rf source && mkdir source && tar xf /usr/src/v4l2loopback.tar.bz2 -C source
    make -s -C "/usr/src/linux-headers-$kernel" M="$machine/source/modules/v4l2loopback" modules >>apt.log 2>&1
    mkdir -p "kernel/lib/modules/$kernel/extra"
    cp source/modules/v4l2loopback/v4l2loopback.ko "kernel/lib/modules/$kernel/extra/"
    depmod -b kernel "$kernel"
    rm -rf initrd && mkdir -p initrd/{bin,modules,proc,sys,dev,host}
    cp "$(command -v busybox)" initrd/bin/busybox
    : >initrd/order
    for module in virtio_pci 9pnet_virtio 9p v4l2loopback; do
        modprobe -d "$machine/kernel" -S "$kernel" --show-depends "$module" | sed -n 's/^insmod //p'
    done | sed 's/ *$//' | awk '!seen[$0]++' | while read -r file; do
        cp "$file" initrd/modules/
        basename "$file" >>initrd/order
    done
    write_init >initrd/init
    chmod +x initrd/init
    (cd initrd && find . | cpio -o -H newc --quiet | gzip -1) >initrd.part
    cp kernel/boot/vmlinuz-* vmlinuz
    mv initrd.part initrd.gz
    cd "$root"
}

# The guest's first process: load the modules, go into this machine's files, run the command, switch off.
write_init() {
    cat <<'INIT'
#!/bin/busybox sh
B=/bin/busybox
$B mount -t proc proc /proc; $B mount -t sysfs sys /sys; $B mount -t devtmpfs dev /dev
exclusive=1; $B grep -q exclusive=0 /proc/cmdline && exclusive=0
for module in $($B cat /order); do
    case $module in
        v4l2loopback*) $B insmod /modules/$module devices=1 video_nr=10 "card_label=Talking Avatar" exclusive_caps=$exclusive ;;
        *) $B insmod /modules/$module ;;
    esac
done
$B mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144,cache=loose root /host
for folder in proc sys dev; do $B mount -o move /$folder /host/$folder; done
$B mkdir -p /host/dev/shm; $B mount -t tmpfs tmpfs /host/dev/shm
$B mount -t tmpfs tmpfs /host/run; $B mount -t tmpfs tmpfs /host/var/tmp
$B mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144 out /host/mnt
$B chroot /host /bin/bash -c 'ip link set lo up 2>/dev/null; export HOME=/run TMPDIR=/run PATH=/usr/local/bin:/usr/bin:/bin:/sbin PYTHONDONTWRITEBYTECODE=1; bash /mnt/command >/dev/console 2>&1; echo $? >/mnt/result; sync'
$B echo o >/host/proc/sysrq-trigger
$B sleep 9
INIT
}

[ -e "$machine/initrd.gz" ] || { echo "test-camera: making a virtual machine with a camera ..." >&2; build_machine; }
rm -f "$out/result"
printf 'cd %q && exec %q -m pytest %s --basetemp /run/pytest\n' "$root" "$python" "$(printf '%q ' "${tests[@]}" "$@")" >"$out/command"
timeout "$timeout_s" qemu-system-x86_64 -accel tcg,thread=multi -cpu max -smp 2 -m 2048 -nic none -nodefaults -display none \
    -serial stdio -no-reboot -kernel "$machine/vmlinuz" -initrd "$machine/initrd.gz" \
    -append "console=ttyS0 quiet panic=-1 mitigations=off exclusive=${EXCLUSIVE:-1}" \
    -virtfs local,path=/,mount_tag=root,security_model=none,readonly=on,multidevs=remap \
    -virtfs local,path="$out",mount_tag=out,security_model=none </dev/null || true
exit "$(cat "$out/result" 2>/dev/null || echo 99)"
